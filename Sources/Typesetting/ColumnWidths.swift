import Documents

/// How wide the columns of a table are, in points: together no wider than what there is.
///
/// Each is as wide as it was asked to be and as what must not be broken in it needs. Where not all
/// of that fits, amounts stay whole and the widest of the others are cut to one width.
struct ColumnWidths {
    let widths: [Double]

    /// - Parameter needs: How wide each has to be for what must not be broken. O(columns²).
    init(of columns: [Paper.Column], _ needs: [Double], within measure: Double) {
        let least = zip(columns, needs).map { column, need in
            switch column.width {
            case .millimetres(let length): max(need, Double(length) * Look.millimetre)
            case .parts: need
            }
        }
        let rest = measure - least.reduce(0, +)
        if rest >= 0 {
            widths = Self.grown(least, columns, within: measure)
        } else {
            let needed = zip(columns, needs).map { $0.edge == .end ? $1 : 0 }.reduce(0, +)
            let cap = Self.cap(
                zip(columns, needs).filter { $0.0.edge == .start }.map(\.1),
                within: max(0, measure - needed)
            )
            widths = zip(columns, needs).map { $0.edge == .end ? $1 : min($1, cap) }
        }
    }

    /// What is left is shared out by parts, after those that need more than their share.
    private static func grown(
        _ least: [Double],
        _ columns: [Paper.Column],
        within measure: Double
    ) -> [Double] {
        var widths = least
        var open = columns.indices.compactMap { place -> (place: Int, parts: Double)? in
            guard case .parts(let count) = columns[place].width else { return nil }
            return (place, Double(count))
        }
        while !open.isEmpty {
            let sharing = Set(open.map(\.place))
            let taken = widths.indices.filter { !sharing.contains($0) }
                .reduce(0) { $0 + widths[$1] }
            let part = (measure - taken) / open.reduce(0) { $0 + $1.parts }
            let short = open.filter { least[$0.place] > $0.parts * part }
            guard short.isEmpty else {
                open.removeAll { least[$0.place] > $0.parts * part }
                continue
            }
            for item in open { widths[item.place] = item.parts * part }
            break
        }
        return widths
    }

    /// The width to which the widest are cut so that all of them fit.
    private static func cap(_ needs: [Double], within measure: Double) -> Double {
        var left = measure
        for (place, need) in needs.sorted().enumerated() {
            let even = left / Double(needs.count - place)
            guard need <= even else { return even }
            left -= need
        }
        return .infinity
    }
}
