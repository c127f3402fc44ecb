import Glibc

/// How far a check has come, on a terminal; nothing where standard error is none.
///
/// The command line of the books has a bar like it. The checker shares nothing with what makes a
/// pack that it does not check itself (decision 0009), and so has its own.
final class Progress {
    private let isShown = isatty(STDERR_FILENO) == 1
    private var shown = -1

    private static let width = 30

    /// Shows so much of so much.
    func show(_ done: Int, of all: Int) {
        guard isShown, all > 0 else { return }
        let percent = min(100, done * 100 / all)
        guard percent != shown else { return }
        shown = percent
        let full = percent * Self.width / 100
        let bar =
            String(repeating: "█", count: full)
            + String(repeating: "·", count: Self.width - full)
        remark("\rverify \(bar) \(percent)%")
    }

    /// Takes the bar off the screen.
    func clear() {
        guard shown >= 0 else { return }
        remark("\r\u{1B}[K")
        shown = -1
    }

    private func remark(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
