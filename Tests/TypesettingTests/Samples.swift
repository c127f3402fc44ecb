import Documents

extension Paper {
    static func sample(
        rows: Int = 0,
        parts: [Part]? = nil,
        created: String = "2026-05-05T08:41:00Z"
    ) -> Paper {
        Paper(
            title: "Statement",
            subject: "A sample",
            author: "example.org/sample",
            created: created,
            head: "Statement",
            foot: "Pack pk_0001",
            parts: parts ?? [
                Part(.upright, [.title("Statement"), .lead("Words."), .heading("A heading")]),
                Part(.sideways, [.heading("List"), .table(.sample(rows: rows))]),
            ]
        )
    }
}

extension Paper.Table {
    static func sample(rows: Int) -> Paper.Table {
        Paper.Table(
            columns: [
                Paper.Column("Line", .millimetres(12)), Paper.Column("Words", .parts(2)),
                Paper.Column("Amount", .millimetres(24), .end),
            ],
            rows: (0..<rows).map { number in
                let words = String(repeating: "some words ", count: number % 40)
                return [String(number + 1), words, "\u{A3}1.00"]
            },
            totals: [["", "Total", "\u{A3}\(rows).00"], ["", "Total again", "\u{A3}\(rows).00"]]
        )
    }
}
