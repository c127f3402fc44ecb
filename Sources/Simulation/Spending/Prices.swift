/// What things cost, in pence.
///
/// Prices of the published research and of public fee lists where there are any; the others are
/// illustrative.
enum Prices {
    /// Fees for papers: a birth certificate, a provisional licence online or by post, a passport
    /// photograph.
    static let identity: [(what: String, pence: Int64)] = [
        ("birth certificate", 1250), ("provisional driving licence, online", 3400),
        ("provisional driving licence, by post", 4300), ("certificate, priority service", 3850),
        ("photographs for a passport", 800),
    ]
    static let courses: [(what: String, pence: [Int64])] = [
        ("construction site safety card and test", [3600, 2250]),
        ("Excel for office work", [12_000]),
        ("food hygiene certificate, online", [1500]), ("first aid at work, a day", [7800]),
    ]
    /// By a sentence of reason: an interview, confidence, tools.
    static let unlisted: [(category: String, what: String, pence: ClosedRange<Int>)] = [
        ("clothing", "shoes and shirt for an interview", 1800...4600),
        ("confidence", "cinema ticket, together", 650...1100),
        ("confidence", "fish and chips at the coast", 900...1600),
        ("equipment", "safety boots", 2500...4800),
        ("childcare", "a morning of childcare", 2000...3600),
    ]
    static let therapySession: Int64 = 5500
    /// Pence a mile by car: until the rate of 2026 was known, and from then for days from 6 April.
    static let mile: Int64 = 45
    static let mileOf2026: Int64 = 55

    static func mileage(_ tenths: Int, at rate: Int64) -> Int64 { Int64(tenths) * rate / 10 }
}
