export function ImportScreen() { return <main className="page"><h1>ImportScreen</h1></main> }
