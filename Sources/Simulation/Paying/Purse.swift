/// What the programme has, in pence, as this plan counts it.
///
/// Two funders share every cost half and half; the reserves lend to the one that pays in arrears.
/// Every number but ``charged`` may be less than the books say, never more.
struct Purse {
    /// In the bank, of each fund.
    var cash: [Fund: Int64] = [.arrears: 0, .advance: 0, .reserves: 0]
    /// What the reserves are owed by each fund.
    var owed: [Fund: Int64] = [.arrears: 0, .advance: 0]
    /// What the funder in advance gave and was not earned yet.
    var unearned: Int64 = 0
    /// Programme budget of each fund that no partner has yet.
    var budget: Int64 = 0
    /// What the funder in arrears is owed back.
    var repayable: Int64 = 0
    /// What each funder was charged: an odd penny goes to whoever was charged less.
    private(set) var charged = Cost.Shares()

    enum Fund: String, CaseIterable {
        case arrears = "ESF"
        case advance = "LOT"
        case reserves = "UNR"

        var title: String {
            switch self {
            case .arrears: "European Social Fund"
            case .advance: "National Lottery Community Fund"
            case .reserves: "Unrestricted reserves"
            }
        }

        var basis: String {
            switch self {
            case .arrears: "arrears"
            case .advance: "advance"
            case .reserves: "own"
            }
        }
    }

    /// Splits the lines of a claim as the books do, and counts the parts as charged.
    mutating func charge(_ lines: [Int64]) -> Cost.Shares {
        var shares = Cost.Shares()
        for line in lines {
            let arrearsIsOwed = charged.arrears <= charged.advance
            let odd = line % 2
            let arrears = line / 2 + (arrearsIsOwed ? odd : 0)
            shares.arrears += arrears
            shares.advance += line - arrears
            charged.arrears += arrears
            charged.advance += line - arrears
        }
        return shares
    }

    /// Takes back what was charged.
    mutating func uncharge(_ shares: Cost.Shares) {
        charged.arrears -= shares.arrears
        charged.advance -= shares.advance
    }

    subscript(fund: Fund) -> Int64 {
        get { cash[fund, default: 0] }
        set { cash[fund] = newValue }
    }

    mutating func pay(_ shares: Cost.Shares) {
        self[.arrears] -= shares.arrears
        self[.advance] -= shares.advance
    }
}
