import Evidence
import Foundation
import Identifiers
import Journal
import Money
import Store
import StrictJSON
import Testing

@testable import Operations

/// What is recorded of a bank's statement is what its file says.
@Suite struct BankStatementTests {
    @Test(arguments: [
        ("format", "ofx"), ("starts", "2026-06-02"), ("ends", "2026-06-13"), ("count", "1"),
        ("paid-in", "49"), ("paid-out", "201"),
    ])
    func `a statement is what its file says, and not what somebody types`(
        key: String,
        value: String
    ) throws {
        let world = try PartnerBank.world()
        let other = Int64(value).map(JSONValue.integer) ?? .text(value)
        let keys = PartnerBank.statement(.null, but: (key, other))
        #expect(try world.refusal("u_fo", "bank.import", keys) == "bank.other-figures")
        let unread = PartnerBank.statement(.null, "receipts/nothing.csv")
        #expect(try world.refusal("u_fo", "bank.import", unread) == "bank.unreadable")
        try world.done("u_fo", "bank.import", PartnerBank.statement(.null))
    }

    @Test func `each line of ours that is no payment is named, and of a partner's none`() throws {
        let world = try PartnerBank.world()
        func numbers(_ partner: JSONValue, _ lines: JSONValue) -> TestWorld.Keys {
            PartnerBank.statement(partner, unmatched: lines)
        }
        for (partner, lines) in [
            (JSONValue.null, JSONValue.null), (.null, [1]), (.null, [1, 1]), (.null, [1, 2, 3]),
            ("northside", [1]),
        ] {
            let answer = try world.play("u_fo", "bank.import", numbers(partner, lines))
            guard case .malformed = answer else {
                Issue.record("\(lines) of \(partner): \(answer)")
                continue
            }
        }
        #expect(
            try world.refusal("u_fo", "bank.import", numbers(.null, [1, 3])) == "bank.no-such-line"
        )
        let ours = try world.done("u_fo", "bank.import", numbers(.null, [2, 1])).records
        guard case .bankImported(let kept) = try world.records(from: ours[0])[0] else {
            Issue.record("no statement")
            return
        }
        #expect(kept.unmatched.map(\.line) == [1, 2] && kept.unmatched.map(\.pence) == [-200, 50])
        #expect(kept.closing == nil)
    }

    /// A statement in OFX of one line, £2.00 out on 14 June, and what the account held then.
    private static func ofx(_ balance: String) -> String {
        """
        OFXHEADER:100
        DATA:OFXSGML
        VERSION:102
        SECURITY:NONE
        ENCODING:USASCII
        CHARSET:1252
        COMPRESSION:NONE
        OLDFILEUID:NONE
        NEWFILEUID:NONE

        <OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>
        <DTSERVER>20260614<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
        <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
        <STMTRS><CURDEF>GBP<BANKACCTFROM><BANKID>102030<ACCTID>87654321<ACCTTYPE>CHECKING
        </BANKACCTFROM><BANKTRANLIST><DTSTART>20260601<DTEND>20260614
        <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260614<TRNAMT>-2.00<FITID>1<NAME>Charges</STMTTRN>
        </BANKTRANLIST><LEDGERBAL><BALAMT>\(balance)<DTASOF>20260614</LEDGERBAL>
        </STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>

        """
    }

    /// The books hold £1,000.00 of reserves and £1,500.00 of the Lottery's.
    @Test(arguments: [("2500.00", nil), ("2498.00", "£2,498.00"), ("-0.01", "-£0.01")])
    func `what a statement closes with is held against the books, and stops nothing`(
        balance: String,
        said: String?
    ) throws {
        let world = try PartnerBank.world()
        world.files.make("receipts/june.ofx", Self.ofx(balance))
        func keys(_ partner: JSONValue, _ unmatched: JSONValue) -> TestWorld.Keys {
            [
                "file": "receipts/june.ofx", "format": "ofx", "count": 1, "matched": 0,
                "unmatched": unmatched, "starts": "2026-06-14", "ends": "2026-06-14",
                "paid-out": 200, "partner": partner,
            ]
        }
        let answer = try world.done("u_fo", "bank.import", keys(.null, [1]))
        #expect(answer.detail?.contains(said.map { "The bank held \($0) on" } ?? "ours.") == true)
        #expect(answer.detail?.contains("by the books it was £2,500.00") == (said != nil))
        let lines = try world.store.read { try BankReconciliation(of: $0).lines }
        let found = lines.compactMap { line in
            if case .closing(let closing) = line { closing.difference == 0 } else { nil }
        }
        #expect(found == [said == nil])
        #expect(try world.packFindings() == [])
        // Of a partner's bank it is nobody's here.
        let theirs = try world.done("u_mg1", "bank.import", keys("northside", .null))
        #expect(theirs.detail?.contains("held") == false)
    }
}
