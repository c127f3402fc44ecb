import Glibc

let status = VerifyCommand.run(Array(CommandLine.arguments.dropFirst()))
exit(status)
