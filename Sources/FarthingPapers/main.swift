import Bootstrap
import CLI
import CLinux
import Glibc
import Printing

// The same program as `farthing`, with what prints papers linked in. `farthing` becomes it where
// something is to be printed.
farthing_give_memory_back()
let status = CommandLineInterface.run(
    Array(CommandLine.arguments.dropFirst()),
    in: .live(printer: .here(.system))
)
exit(status.rawValue)
