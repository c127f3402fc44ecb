import Calendar
import Capture
import Identifiers
import Integrity
import Journal
import Ledger
import Money

// MARK: A partner's own bank

extension SampleJournal {
    /// What northside's bank has to do with the second claim. u_pm1 is its manager, u_rival that of
    /// southside.
    mutating func payOutside() throws {
        let today = journal.time.londonDate
        switch twist {
        case .partnerPaid:
            try payByPartner(by: "u_pm1")
            try keepPage(of: today, by: "u_fin")
            try takeBack(on: today, by: "u_pm1")
            try postReturn(on: today)
            try payByPartner(by: "u_fin")
        case .partnerUnposted: try payByPartner(by: "u_pm1")
        case .partnerPaidMarker: try payByPartner(by: "u_amy")
        case .partnerPaidByRival: try payByPartner(by: "u_rival")
        case .partnerPaidAnothers: try payByPartner("southside", by: "u_rival")
        case .partnerPageOfOtherDay:
            try payByPartner(by: "u_pm1")
            try keepPage(of: today.adding(days: -1), by: "u_pm1")
        case .partnerPageByRival:
            try payByPartner(by: "u_pm1")
            try keepPage(of: today, by: "u_rival")
        case .partnerBackUnpaid: try takeBack(on: today, by: "u_pm1")
        case .partnerBackBefore:
            try payByPartner(by: "u_pm1")
            try takeBack(on: today.adding(days: -1), by: "u_pm1")
        case .partnerStatement: try keepStatement(of: "northside", by: "u_pm1")
        case .partnerStatementByRival: try keepStatement(of: "northside", by: "u_rival")
        case .statementByOther: try keepStatement(of: nil, by: "u_pm1")
        default: return
        }
    }

    /// An entry of a partner's payment, with no record that it left the partner's bank.
    mutating func postUnrecorded(_ item: PaidItem) throws {
        let paid = Event.PartnerPaid(
            partner: try northside,
            items: [item],
            funding: Funding(bases: try bases),
            leftBankOn: journal.time.londonDate
        )
        try post(.partnerPaid(paid))
    }

    /// An entry of a float's payment, with no record of who paid.
    mutating func spendUnrecorded(_ item: PaidItem) throws {
        let (reserve, today) = (try FundCode("UNR"), journal.time.londonDate)
        let holder = FloatHolder.partner(try northside)
        let amount = try Amount(pence: 50_00)
        try post(.reservesOpened(.init(fund: reserve, amount: amount)))
        let issued = Event.FloatIssued(
            holder: holder,
            reserve: reserve,
            amount: amount,
            leftBankOn: today
        )
        try post(.floatIssued(issued))
        let spent = Event.FloatSpent(
            holder: holder,
            reserve: reserve,
            items: [item],
            funding: Funding(bases: try bases),
            spentOn: today
        )
        try post(.floatSpent(spent))
    }

    private mutating func payByPartner(_ partner: String = "northside", by actor: String) throws {
        let defrayed = PaymentDefrayed(
            payment: nil,
            claims: [try ClaimID("cl_0002")],
            payer: "partner:\(partner)",
            on: journal.time.londonDate,
            reference: "statement 8"
        )
        try journal.append(.paymentDefrayed(defrayed), by: actor, chain: "cl_0002")
        guard twist != .partnerUnposted else { return }
        let paid = Event.PartnerPaid(
            partner: try PartnerCode(partner),
            items: [try travel],
            funding: Funding(bases: try bases),
            leftBankOn: defrayed.on
        )
        try post(.partnerPaid(paid))
    }

    /// The second claim, as it is paid.
    private var travel: PaidItem {
        get throws {
            PaidItem(
                claim: try ClaimID("cl_0002"),
                attribution: try attribution(CategoryCode("travel")),
                shares: try shares(30_00, 30_00)
            )
        }
    }

    /// The entry that goes with what came back.
    private mutating func postReturn(on day: CalendarDate) throws {
        let returned = Event.PartnerPaymentReturned(
            partner: try northside,
            items: [try travel],
            funding: Funding(bases: try bases),
            returnedOn: day
        )
        try post(.partnerPaymentReturned(returned))
    }

    private mutating func keepPage(of day: CalendarDate, by actor: String) throws {
        let kept = PartnerPageKept(
            claim: try ClaimID("cl_0002"),
            partner: try northside,
            on: day,
            page: StatementPage(
                type: .pdf,
                sanitiser: .capture1,
                commitment: Digest(of: Array("page".utf8))
            )
        )
        try journal.append(.partnerPageKept(kept), by: actor, chain: "cl_0002")
    }

    private mutating func takeBack(on day: CalendarDate, by actor: String) throws {
        let returned = PartnerPaymentReturned(
            claim: try ClaimID("cl_0002"),
            partner: try northside,
            on: day,
            reference: "statement 9"
        )
        try journal.append(.partnerPaymentReturned(returned), by: actor, chain: "cl_0002")
    }

    private mutating func keepStatement(of partner: String?, by actor: String) throws {
        let statement = BankImported(
            format: .csv,
            starts: journal.time.londonDate,
            ends: journal.time.londonDate,
            count: 1,
            matched: 0,
            paidIn: .zero,
            paidOut: .zero,
            file: Digest(of: Array("statement".utf8)),
            page: nil
        )
        let body: RecordBody =
            try partner.map {
                .partnerBankImported(.init(partner: try PartnerCode($0), statement: statement))
            } ?? .bankImported(statement)
        try journal.append(body, by: actor)
    }
}
