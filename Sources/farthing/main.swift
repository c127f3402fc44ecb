import Bootstrap
import CLI
import Glibc

let status = CommandLineInterface.run(
    Array(CommandLine.arguments.dropFirst()),
    in: .live(printer: .inProgramBeside)
)
exit(status.rawValue)
