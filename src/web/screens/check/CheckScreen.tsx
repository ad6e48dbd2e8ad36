export function CheckScreen() { return <main className="page"><h1>CheckScreen</h1></main> }
