export function ReportScreen() { return <main className="page"><h1>ReportScreen</h1></main> }
