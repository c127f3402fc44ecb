import FileSystem
import Glibc
import Integrity

extension Terminal {
    /// The process's own input and outputs.
    public static var system: Terminal {
        let asks = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
        return Terminal(
            write: { print($0, terminator: "") },
            flush: { fflush(nil) },
            failure: { StandardOutput.failure() },
            remark: { say($0) },
            readLine: { Swift.readLine(strippingNewline: true) },
            readSecret: { secret(prompt: $0) },
            canAsk: asks,
            showsProgress: isatty(STDERR_FILENO) == 1,
            showsOutput: isatty(STDOUT_FILENO) == 1
        )
    }

    private static func say(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let wrote = bytes.withUnsafeBytes {
                Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count)
            }
            guard wrote > 0 else { return }
            bytes = bytes.dropFirst(wrote)
        }
    }

    /// Reads from the terminal itself with its echo off, and puts it back however that ends.
    private static func secret(prompt: String) -> SecretBytes? {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        var shown = termios()
        guard tcgetattr(terminal, &shown) == 0 else { return nil }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        guard tcsetattr(terminal, TCSAFLUSH, &hidden) == 0 else { return nil }
        defer { tcsetattr(terminal, TCSAFLUSH, &shown) }
        say(prompt)
        defer { say("\n") }
        var line = [UInt8](repeating: 0, count: 1024)
        let got = line.withUnsafeMutableBytes { read(terminal, $0.baseAddress, $0.count) }
        guard got > 0 else { return nil }
        var typed = Array(line[..<got].prefix { $0 != UInt8(ascii: "\n") })
        _ = SecretBytes(cleansing: &line)
        return typed.isEmpty ? nil : SecretBytes(cleansing: &typed)
    }
}
