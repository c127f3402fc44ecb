import Glibc

/// How far a check has come, on a terminal; nothing where standard error is none.
///
/// The command line of the books has a bar like it. The checker shares nothing with what makes a
/// pack that it does not check itself (decision 0009), and so has its own.
final class Progress {
    private let isShown = isatty(STDERR_FILENO) == 1
    private var shown: (parts: String, percent: Int)?

    private static let width = 30

    /// Shows so much of so much of some parts.
    func show(_ parts: String, _ done: Int, of all: Int) {
        guard isShown, all > 0 else { return }
        let percent = min(100, done * 100 / all)
        if let shown, shown == (parts, percent) { return }
        clear()
        shown = (parts, percent)
        let full = percent * Self.width / 100
        let bar =
            String(repeating: "█", count: full)
            + String(repeating: "·", count: Self.width - full)
        remark("verify \(parts) \(bar) \(percent)%")
    }

    /// Takes the bar off the screen.
    func clear() {
        guard shown != nil else { return }
        remark("\r\u{1B}[K")
        shown = nil
    }

    private func remark(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
