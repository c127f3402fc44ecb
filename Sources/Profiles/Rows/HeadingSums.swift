import Money

/// What a drawdown asks under each cost heading, which its lists have to sum to as well.
struct HeadingSums {
    private let file: String
    private let asked: [String: Int64]

    /// Nil for a list that leaves rows out on purpose, or is of something else.
    init?(_ list: ProfileList, _ source: [Row]) {
        guard list.rows == .drawdown, list.filter.isEmpty else { return nil }
        file = list.file
        asked = Self.sums(of: source)
    }

    /// - Throws: ``ProfileError/headingDiffers(file:heading:asked:rows:)``, for the first of the
    ///   headings by name.
    func check(_ rows: [Row]) throws(ProfileError) {
        // One row of several headings can only be held against the whole.
        guard rows.allSatisfy({ $0[.heading] != nil }) else { return }
        let sums = Self.sums(of: rows)
        for heading in Set(asked.keys).union(sums.keys).sorted() {
            let (wanted, found) = (asked[heading] ?? 0, sums[heading] ?? 0)
            guard wanted == found else {
                throw .headingDiffers(file: file, heading: heading, asked: wanted, rows: found)
            }
        }
    }

    private static func sums(of rows: [Row]) -> [String: Int64] {
        rows.reduce(into: [:]) { sums, row in
            guard case .word(let heading)? = row[.heading] else { return }
            sums[heading, default: 0] += row.pence(.amount)
        }
    }
}

extension Profile {
    /// Gives each row the funder's word for its category.
    ///
    /// - Throws: ``ProfileError/notMapped(map:code:)``.
    func head(_ rows: inout [Row]) throws(ProfileError) {
        guard let headings else { return }
        for place in rows.indices {
            guard case .word(let category)? = rows[place][.category] else { continue }
            rows[place].set(.heading, try word(for: category, by: headings))
        }
    }
}
