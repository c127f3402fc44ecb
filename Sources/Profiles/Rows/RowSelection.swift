import Calendar
import Identifiers

/// The rows of a list: filtered, put together, and none that few people stand behind.
struct RowSelection {
    var rows: [Row]
    /// How many rows were left out because too few people stand behind them.
    private(set) var suppressed = 0
    /// The claims and other sources of the rows, before they were put together.
    private(set) var sources: Set<String> = []

    init(_ list: ProfileList, _ source: consuming [Row]) {
        rows = source.filter { row in
            // A grant is to somebody.
            guard list.form != .giving || row.participant != nil else { return false }
            return list.filter.allSatisfy { field, words in
                guard let value = row.plain(field) else { return false }
                return words.contains(value) || words.contains("*")
            }
        }
        for row in rows {
            for case .word(let word)? in [row[.claim], row[.source]] { sources.insert(word) }
        }
        // A negative line of a drawdown names its original's number, which has to stay.
        guard !list.group.isEmpty else {
            if list.rows != .drawdown { number() }
            return
        }
        rows = grouped(by: list.group, fewest: list.fewest)
        number()
    }

    private mutating func number() {
        for place in rows.indices { rows[place][.line] = .number(place + 1) }
    }

    /// One row for each key, in order of the keys; none whose key, people aside, has fewer people
    /// for whom something is left when what came back is taken off.
    private mutating func grouped(by fields: [RowField], fewest: Int) -> [Row] {
        var groups: [[String]: [Row]] = [:]
        var sums: [[String]: [ParticipantCode: Int64]] = [:]
        for row in rows {
            groups[row.key(fields), default: []].append(row)
            guard fewest > 1 else { continue }
            for person in row.everybody {
                let key = row.key(fields, people: false)
                sums[key, default: [:]][person, default: 0] += row.pence(.amount)
            }
        }
        var kept: [Row] = []
        for (_, group) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            // What is nobody's own gives nobody away.
            let people = sums[group[0].key(fields, people: false)]?.values.count { $0 > 0 }
            if let people, people < fewest {
                suppressed += 1
            } else {
                kept.append(Row(puttingTogether: group))
            }
        }
        return kept
    }
}

extension Row {
    /// What rows are put together by.
    fileprivate func key(_ fields: [RowField], people: Bool = true) -> [String] {
        fields.map { $0 == .participant && !people ? "" : plain($0) ?? "" }
    }

    /// Whom it is for, or else everybody of its claim.
    fileprivate var everybody: Set<ParticipantCode> { participant.map { [$0] } ?? people }

    /// A value as filters and keys compare it; a participant by their code, whatever the lists
    /// call them.
    fileprivate func plain(_ field: RowField) -> String? {
        field == .participant ? participant?.text : self[field]?.plain
    }

    /// One row of many: amounts are summed, what differs is left out.
    init(puttingTogether rows: [Row]) {
        self.init()
        guard let first = rows.first else { return }
        for field in RowField.allCases where field.isSummed {
            guard rows.contains(where: { $0[field] != nil }) else { continue }
            self[field] = .pence(rows.reduce(0) { $0 + $1.pence(field) })
        }
        // What not even the first one says is not the same in all.
        for field in first.fields where !field.isSummed {
            if rows.allSatisfy({ $0[field] == first[field] }) { self[field] = first[field] }
        }
        // Of one claim more often than of one line: whatever was bought is said, each once.
        for field in RowField.allCases where field.isPrivate {
            withheld.words[field] = rows.flatMap { $0.withheld.words[field] ?? [] }
        }
        if rows.allSatisfy({ $0.withheld.supplier == first.withheld.supplier }) {
            withheld.supplier = first.withheld.supplier
        }
        let people = Set(rows.map(\.participant))
        participant = people.count == 1 ? first.participant : nil
    }
}

extension RowValue {
    /// The value as filters and orders compare it.
    var plain: String {
        switch self {
        case .word(let word): word
        case .date(let date): date.description
        case .pence(let pence): String(pence)
        case .number(let number): String(number)
        }
    }
}
