export function TargetsScreen() { return <main className="page"><h1>TargetsScreen</h1></main> }
