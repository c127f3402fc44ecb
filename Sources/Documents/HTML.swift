/// What pages are written with: whole in one file, with nothing from elsewhere.
public enum HTML {
    /// A page, with its own style and, where there is one, its own script.
    ///
    /// - Parameters:
    ///   - title: A text.
    ///   - style: CSS, without a line feed at its end.
    ///   - script: JavaScript, the same.
    ///   - main: What it shows, as HTML.
    public static func page(
        title: String,
        style: String,
        script: String? = nil,
        main: String
    ) -> String {
        beginning(title, style) + main + ending(script)
    }

    /// The same as bytes, of parts that stand on lines of their own. A page that shows every cost
    /// is long, and is so held once.
    public static func page(
        title: String,
        style: String,
        script: String? = nil,
        parts: [String]
    ) -> [UInt8] {
        let beginning = beginning(title, style)
        let ending = ending(script)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            parts.reduce(beginning.utf8.count + ending.utf8.count) { $0 + $1.utf8.count + 1 }
        )
        bytes += beginning.utf8
        for (number, part) in parts.enumerated() {
            if number > 0 { bytes.append(UInt8(ascii: "\n")) }
            bytes += part.utf8
        }
        bytes += ending.utf8
        return bytes
    }

    private static func beginning(_ title: String, _ style: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>\(escaped(title))</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        <main>

        """
    }

    private static func ending(_ script: String?) -> String {
        """

        </main>
        \(script.map { "<script>\n\($0)\n</script>\n" } ?? "")</body>
        </html>

        """
    }

    /// A text as HTML, in an element or in a quoted attribute. Scalar by scalar, since a mark that
    /// combines with a bracket does not make it another.
    public static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { output, scalar in
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            default: output.unicodeScalars.append(scalar)
            }
        }
    }

    /// `1 claim`, `2 claims`.
    public static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
