import Bootstrap
import CLI
import Glibc
import Printing

// The same program as `farthing`, with what prints papers linked in. `farthing` becomes it where
// something is to be printed.
let status = CommandLineInterface.run(
    Array(CommandLine.arguments.dropFirst()),
    in: .live(printer: .here(.system))
)
exit(status.rawValue)
