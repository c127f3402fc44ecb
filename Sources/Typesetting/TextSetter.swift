import CPangoCairo
import Documents

/// Measures and draws texts of any script, with pango.
///
/// One layout serves for all of them. Nothing of the screen or of its user's settings has a part:
/// no hinting, no rounding to whole pixels.
final class TextSetter {
    private let fonts: UnsafeMutablePointer<PangoFontMap>?
    private let context: OpaquePointer
    private let layout: OpaquePointer
    private var descriptions: [Look.Font: OpaquePointer] = [:]
    private let scale = Double(PANGO_SCALE)
    /// Whether the layout's attributes are of codes in the text that was set last.
    private var keepsCodes = false

    init() {
        // Not the thread's own, which would go when the thread does, among the work of others.
        fonts = pango_cairo_font_map_new()
        context = pango_font_map_create_context(fonts)
        let options = cairo_font_options_create()
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_round_glyph_positions(context, 0)
        pango_context_set_language(context, pango_language_from_string("en-gb"))
        layout = pango_layout_new(context)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        setAttributes(unbroken: [])
    }

    deinit {
        for description in descriptions.values { pango_font_description_free(description) }
        g_object_unref(UnsafeMutableRawPointer(layout))
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(UnsafeMutableRawPointer(fonts))
    }

    /// How high the text is when its lines are no wider than the width.
    func height(of text: String, _ font: Look.Font, width: Double) -> Double {
        set(text, font, width: width, .start)
        return size().height
    }

    /// How wide the text is on one line.
    func width(of text: String, _ font: Look.Font) -> Double {
        set(text, font, width: nil, .start)
        return size().width
    }

    /// Draws a text on one line, cut short with an ellipsis where it is too long.
    func showLine(
        _ text: String,
        _ font: Look.Font,
        width: Double,
        _ edge: Paper.Column.Edge,
        on pen: OpaquePointer
    ) {
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
        show(text, font, width: width, edge, on: pen)
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_NONE)
    }

    /// Draws a text whose upper left corner is at the pen.
    func show(
        _ text: String,
        _ font: Look.Font,
        width: Double,
        _ edge: Paper.Column.Edge,
        on pen: OpaquePointer
    ) {
        set(text, font, width: width, edge)
        pango_cairo_show_layout(pen, layout)
    }

    private func size() -> (width: Double, height: Double) {
        var (width, height): (Int32, Int32) = (0, 0)
        pango_layout_get_size(layout, &width, &height)
        return (Double(width) / scale, Double(height) / scale)
    }

    private func set(
        _ text: String,
        _ font: Look.Font,
        width: Double?,
        _ edge: Paper.Column.Edge
    ) {
        let clean = Self.printable(text)
        pango_layout_set_font_description(layout, description(of: font))
        if let width { keepCodes(of: clean, within: width) }
        pango_layout_set_width(layout, width.map { Int32($0 * scale) } ?? -1)
        pango_layout_set_text(layout, clean, -1)
        let isRight = (edge == .end) != runsFromRight(clean)
        pango_layout_set_alignment(layout, isRight ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT)
    }

    /// Whether pango turns the edges round, as it does for Hebrew and Arabic; a table does not.
    private func runsFromRight(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.value >= 0x590 }
            && pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL
    }

    /// A text without the characters that C and pango cannot take.
    private static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" }) else {
            return text
        }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 && $0 != "\n" ? "\u{FFFD}" : $0 }
            )
        )
    }

    private func description(of font: Look.Font) -> OpaquePointer? {
        if let known = descriptions[font] { return known }
        let new = pango_font_description_from_string(font.families)
        pango_font_description_set_weight(
            new,
            font.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL
        )
        pango_font_description_set_absolute_size(new, font.size * scale)
        descriptions[font] = new
        return new
    }
}

// MARK: Where no line ends

extension TextSetter {
    /// Ends no line within a code that has a hyphen or a stroke in it, where it fits on one.
    private func keepCodes(of text: String, within width: Double) {
        let codes = Self.codes(in: text).filter { code in
            pango_layout_set_width(layout, -1)
            pango_layout_set_text(layout, String(code), -1)
            return size().width <= width
        }
        guard keepsCodes || !codes.isEmpty else { return }
        keepsCodes = !codes.isEmpty
        setAttributes(
            unbroken: codes.map { code in
                let start = text.utf8.distance(from: text.startIndex, to: code.startIndex)
                return UInt32(start)..<UInt32(start + code.utf8.count)
            }
        )
    }

    /// The words of a text of several that could be broken without a space.
    private static func codes(in text: String) -> [Substring] {
        func isBreakable(_ words: some StringProtocol) -> Bool {
            words.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
        }
        guard isBreakable(text) else { return [] }
        let words = text.split { $0 == " " || $0.isNewline }
        return words.count < 2 ? [] : words.filter { isBreakable($0) }
    }

    /// - Parameter unbroken: Bytes of the text within which no line ends.
    private func setAttributes(unbroken: [Range<UInt32>]) {
        let attributes = pango_attr_list_new()
        // A ligature would be another letter to whoever searches the page or copies from it, and
        // a hyphen that nobody wrote another code.
        pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0"))
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        for range in unbroken {
            guard let whole = pango_attr_allow_breaks_new(0) else { continue }
            whole.pointee.start_index = range.lowerBound
            whole.pointee.end_index = range.upperBound
            pango_attr_list_insert(attributes, whole)
        }
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
    }
}
