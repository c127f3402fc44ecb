/// A text in lines of at most so many characters, the first after a label and the others below it.
func wrapped(_ text: String, after label: String, width: Int = 100) -> String {
    let margin = String(repeating: " ", count: label.count)
    var lines: [String] = []
    var line = label
    for word in text.split(separator: " ") {
        if line.count + word.count + 1 > width, line.count > label.count {
            lines.append(line)
            line = margin
        }
        line += line.count > label.count ? " \(word)" : String(word)
    }
    lines.append(line)
    return lines.map { $0 + "\n" }.joined()
}
