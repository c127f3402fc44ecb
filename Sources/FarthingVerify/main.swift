import FileSystem
import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())
let status =
    arguments.first == "sample"
    ? SampleCommand.run(Array(arguments.dropFirst())) : VerifyCommand.run(arguments)
if let reason = StandardOutput.failure() {
    let line = "farthing-verify: the answer could not be written: \(reason)\n"
    _ = Array(line.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(2)
}
exit(status)
