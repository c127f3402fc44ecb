import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())
let status =
    arguments.first == "sample"
    ? SampleCommand.run(Array(arguments.dropFirst())) : VerifyCommand.run(arguments)
exit(status)
