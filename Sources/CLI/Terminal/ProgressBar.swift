/// Shows how far a long piece of work has come, where somebody watches.
struct ProgressBar {
    private let terminal: Terminal
    private let label: String
    private var shown = -1

    private static let width = 30

    init(_ label: String, on terminal: Terminal) {
        self.label = label
        self.terminal = terminal
    }

    /// Shows so much of so much; of 0 shows nothing.
    mutating func show(_ done: Int, of all: Int) {
        guard terminal.showsProgress, all > 0 else { return }
        let percent = min(100, done * 100 / all)
        guard percent != shown else { return }
        shown = percent
        let full = percent * Self.width / 100
        let bar =
            String(repeating: "█", count: full)
            + String(repeating: "·", count: Self.width - full)
        terminal.remark("\r\(label) \(bar) \(percent)%")
    }

    /// Takes the bar off the screen.
    mutating func clear() {
        guard shown >= 0 else { return }
        terminal.remark("\r\u{1B}[K")
        shown = -1
    }
}
