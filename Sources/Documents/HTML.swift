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
        \(main)
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
