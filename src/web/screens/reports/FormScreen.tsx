export function FormScreen() { return <main className="page"><h1>FormScreen</h1></main> }
