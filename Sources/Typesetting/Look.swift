import Documents

/// How paper looks. Lengths are in points, 72 to the inch.
enum Look {
    static let millimetre = 72 / 25.4
    static let shortSide = 210 * millimetre
    static let longSide = 297 * millimetre
    static let sideMargin = 18 * millimetre
    static let topMargin = 20 * millimetre
    static let bottomMargin = 19 * millimetre

    /// A typeface at a size. The families are asked for in turn, then whatever the system has for
    /// a script that none of them knows.
    struct Font: Hashable {
        var size: Double
        var isBold = false
        var isMonospaced = false

        var families: String {
            isMonospaced
                ? "Noto Sans Mono, DejaVu Sans Mono, monospace"
                : "Noto Sans, DejaVu Sans, sans-serif"
        }
    }

    struct Colour: Hashable {
        let red, green, blue: Double

        /// From `0x1d4e89`.
        init(_ code: Int) {
            red = Double(code >> 16 & 0xFF) / 255
            green = Double(code >> 8 & 0xFF) / 255
            blue = Double(code & 0xFF) / 255
        }
    }

    static let ink = Colour(0x1B1F23)
    static let soft = Colour(0x4B5560)
    static let hairline = Colour(0xD5DAE0)
    static let rule = Colour(0x8A949E)
    static let accent = Colour(0x1D4E89)
    static let tint = Colour(0xF4F6F8)

    /// The type and the space after each kind of text.
    struct Style {
        var font: Font
        var colour = ink
        var after: Double
        /// The element that a screen reader is told.
        var tag: String
    }

    static let over = Style(
        font: Font(size: 10, isBold: true),
        colour: accent,
        after: 2,
        tag: "P"
    )
    static let title = Style(font: Font(size: 23, isBold: true), after: 5, tag: "H1")
    static let lead = Style(font: Font(size: 10.5), colour: soft, after: 12, tag: "P")
    static let heading = Style(font: Font(size: 12.5, isBold: true), after: 4, tag: "H2")
    static let paragraph = Style(font: Font(size: 9.5), after: 7, tag: "P")
    static let factName = Style(font: Font(size: 9), colour: soft, after: 3, tag: "P")
    static let factValue = Style(font: Font(size: 9), after: 3, tag: "P")
    static let figureName = Style(font: Font(size: 9), colour: soft, after: 0, tag: "P")
    static let figureValue = Style(font: Font(size: 16, isBold: true), after: 0, tag: "P")
    static let verbatim = Style(font: Font(size: 8, isMonospaced: true), after: 0, tag: "Code")
    static let running = Style(font: Font(size: 8), colour: soft, after: 0, tag: "")

    static let headingBefore = 14.0
    static let factNameWidth = 36 * millimetre
    static let figureHeight = 46.0
    static let stepIndent = 16.0
    static let verbatimIndent = 8.0

    /// A table's type, which is smaller where it is wide.
    struct TableLook {
        let size: Double
        let padding: Double
        let gap: Double

        var head: Font { Font(size: size) }
        var body: Font { Font(size: size) }
        var total: Font { Font(size: size, isBold: true) }

        init(_ orientation: Paper.Orientation) {
            switch orientation {
            case .upright: (size, padding, gap) = (9, 2.6, 9)
            case .sideways: (size, padding, gap) = (8, 2, 8)
            }
        }
    }

    static let tableAfter = 10.0

    /// The page's width and height.
    static func size(of orientation: Paper.Orientation) -> (width: Double, height: Double) {
        switch orientation {
        case .upright: (shortSide, longSide)
        case .sideways: (longSide, shortSide)
        }
    }

    /// The width that text may fill.
    static func measure(of orientation: Paper.Orientation) -> Double {
        size(of: orientation).width - 2 * sideMargin
    }
}
