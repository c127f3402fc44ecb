import Evidence
import Integrity

extension AttackTests {
    static let byHand: [Attack] = [
        .byHand("more files than may be", "pack.too-many-files") { pack in
            var pack = pack
            for number in 0..<100_001 { pack.files["data/\(number)"] = [] }
            return pack
        },
        .byHand("a file larger than may be", "pack.too-large") {
            $0.adding("data/README.txt", Array(repeating: 32, count: (64 << 20) + 1))
        },
        .byHand("a name that steps upwards", "pack.bad-path") { $0.adding("data/../../x", []) },
        .byHand("a name that begins at the root", "pack.bad-path") { $0.adding("/etc/x", []) },
        .byHand("a hidden name", "pack.bad-path") { $0.adding("data/keys/.x", []) },
        .byHand("a name with a space", "pack.bad-path") { $0.adding("data/a b", []) },
        .byHand("a name of 101 bytes", "pack.bad-path") {
            $0.adding("data/" + String(repeating: "a", count: 96), [])
        },
        .byHand("the signature altered", "pack.signature") {
            $0.changing("tagmanifest-sha256.sig") { $0[0] ^= 1 }
        },
        .byHand("lists made anew under another key", "pack.signature") {
            try $0.replacing("46.50", with: "96.50", in: "data/transactions.csv")
                .listedAnew(signedBy: Keys.stranger())
        },
        .byHand("the second list's last line cut off", "pack.tag-files") { pack in
            pack.changing("tagmanifest-sha256.txt") { $0.removeLast(85) }
        },
        .byHand("a file missing", "pack.file-missing") { $0.removing("data/summary.html") },
        .byHand("a file put in", "pack.file-unlisted") { $0.adding("data/more.txt", [10]) },
        .byHand("a file put in beside the payload", "pack.file-unlisted") {
            $0.adding("README.txt", [10])
        },
        .byHand("a file renamed", "pack.file-unlisted") { pack in
            pack.adding("data/README", pack.files["data/README.txt"] ?? [])
                .removing("data/README.txt")
        },
        .byHand("the first list's last line cut off", "pack.file-altered") { pack in
            pack.changing("manifest-sha256.txt") { $0.removeLast(85) }
        },
        .byHand("an amount altered", "pack.file-altered") {
            $0.replacing("43.25", with: "93.25", in: "data/summary.html")
        },
        .byHand("the checkpoint altered", "pack.checkpoint") {
            $0.changing("data/checkpoint") { $0[60] ^= 1 }
        },
    ]

    static let withPackKey: [Attack] = listAttacks + journalAttacks + fileAttacks + bookAttacks

    private static let listAttacks: [Attack] = [
        Attack(name: "a line of the list cut short", code: "pack.manifest-line") {
            try SampleJournal.pack()
                .changing("manifest-sha256.txt") { $0 = Array("0".utf8) + $0 }
                .tagsListedAnew(signedBy: Keys.pack())
        },
        Attack(name: "a path with .. in the list", code: "pack.manifest-line") {
            try SampleJournal.pack()
                .replacing("  data/README.txt", with: "  data/../x", in: "manifest-sha256.txt")
                .tagsListedAnew(signedBy: Keys.pack())
        },
        Attack(name: "a tag file in the first list", code: "pack.payload-path") {
            let pack = try SampleJournal.pack()
            let line = "\(Digest(of: pack.files["bagit.txt"] ?? []))  bagit.txt\n"
            return try pack.changing("manifest-sha256.txt") { $0 = Array(line.utf8) + $0 }
                .tagsListedAnew(signedBy: Keys.pack())
        },
        Attack(name: "a file listed twice", code: "pack.manifest-order") {
            try SampleJournal.pack()
                .changing("manifest-sha256.txt") { list in
                    list += list.split(separator: 10).last.map { Array($0) + [10] } ?? []
                }
                .tagsListedAnew(signedBy: Keys.pack())
        },
        .withPackKey("a page whose last line does not end", "pack.file-unreadable") {
            $0.changing("data/index.html") { _ = $0.removeLast() }
        },
        .withPackKey("a page that is no text", "pack.file-unreadable") {
            $0.changing("data/README.txt") { $0[0] = 0xFF }
        },
        .withPackKey("a list that is no text", "pack.file-unreadable") {
            $0.changing("data/leaves.txt") { $0.removeLast() }
        },
        .withPackKey("another declaration", "pack.declaration") {
            $0.replacing("1.0", with: "0.9", in: "bagit.txt")
        },
        .withPackKey("another date on the bag", "pack.information") {
            $0.replacing("2026", with: "2025", in: "bag-info.txt")
        },
        .withPackKey("a file put in and listed", "pack.file-unexpected") {
            $0.adding("data/approvals/ap_0009.txt", [10])
        },
        .withPackKey("a file taken out and unlisted", "pack.file-missing") {
            $0.removing("data/approvals/ap_0002.sig")
        },
        .withPackKey("the page taken out and unlisted", "pack.file-missing") {
            $0.removing("data/index.html")
        },
        .withPackKey("the manager's page taken out", "pack.file-missing") {
            $0.removing("data/summary.html")
        },
        .withPackKey("the instructions taken out", "pack.file-missing") {
            $0.removing("data/README.txt")
        },
    ]

    private static let journalAttacks: [Attack] = [
        .withPackKey("two records swapped", "pack.seq") { pack in
            var records = pack.records
            records.swapAt(5, 6)
            return pack.holding(records)
        },
        .withPackKey("a record left out", "pack.size") { pack in
            var records = pack.records
            records.remove(at: 20)
            return pack.holding(records)
        },
        .withPackKey("a record left out and the rest linked anew", "pack.root") { pack in
            var records = pack.records
            records.remove(at: 20)
            return pack.holding(EvidencePack.relinked(records))
        },
        .withPackKey("the last record left out", "pack.not-issued") {
            $0.holding($0.records.dropLast())
        },
        .withPackKey("a record altered", "pack.root") {
            $0.holding($0.records.rewritten("title: Northside Trust", as: "title: Southside Trust"))
        },
        .withPackKey("an approval left out with the journal's key", "pack.case-link") { pack in
            var records = pack.records
            records.removeAll { $0.contains("approval: ap_0002\n") }
            return try pack.holding(EvidencePack.relinked(records))
                .checkpointed(by: Keys.journal())
        },
        .withPackKey("a case left out with the journal's key", "pack.issue-cases") { pack in
            var records = pack.records
            records.removeAll { $0.contains("case: bc_0001\n") }
            return try pack.holding(EvidencePack.relinked(records))
                .checkpointed(by: Keys.journal())
        },
        .withPackKey("a record altered with the journal's key", "pack.link") {
            try $0.rewriting("title: Northside Trust", as: "title: Southside Trust")
        },
        .withPackKey("what is no record", "pack.record") {
            try $0.rewriting("type: partner.joined", as: "type: partner.left")
        },
        .withPackKey("money from nowhere", "pack.floor") { pack in
            var records = pack.records
            records.removeAll { $0.contains("event: funds.allocated\n") }
            return try pack.holding(EvidencePack.relinked(records))
                .checkpointed(by: Keys.journal())
        },
        .withPackKey("a checkpoint of other records", "pack.size") {
            let earlier = EvidencePack(files: [:]).holding($0.records.dropLast())
            let note = try earlier.checkpointed(by: Keys.journal()).files["data/checkpoint"] ?? []
            return $0.adding("data/checkpoint", note)
        },
        .withPackKey("a checkpoint with seventeen signatures", "pack.checkpoint") {
            let blob = Base64.encode(Array(repeating: 7, count: 76))
            let line = "\u{2014} witness.example.org \(blob)\n"
            return $0.changing("data/checkpoint") {
                $0 += Array(String(repeating: line, count: 16).utf8)
            }
        },
        .withPackKey("a checkpoint signed by another key", "pack.checkpoint") {
            try $0.checkpointed(by: Keys.stranger())
        },
        .withPackKey("the index altered", "pack.index") {
            $0.replacing("0 ", with: "1 ", in: "data/records.index")
        },
        .withPackKey("bytes after the last record", "pack.index") {
            $0.changing("data/records.txt") { $0 += [10] }
        },
        .withPackKey("a leaf altered", "pack.leaves") {
            $0.changing("data/leaves.txt") { $0[0] = $0[0] == 48 ? 49 : 48 }
        },
    ]

    private static let fileAttacks: [Attack] = [
        .withPackKey("another approval's words", "pack.approval") {
            $0.replacing("amount: 33000", with: "amount: 33001", in: "data/approvals/ap_0002.txt")
        },
        .withPackKey("a seal altered", "pack.approval-seal") {
            $0.changing("data/approvals/ap_0001.seal") { $0[0] = $0[0] == 48 ? 49 : 48 }
        },
        .withPackKey("a signature exchanged for another's", "pack.approval-signature") { pack in
            pack.adding(
                "data/approvals/ap_0002.sig",
                pack.files["data/approvals/ap_0003.sig"] ?? []
            )
        },
        .withPackKey("a signer's key file exchanged", "pack.key-file") {
            let id = try Keys.partnerManager().verificationKey.id
            let other = try Keys.stranger().verificationKey.pem
            return $0.adding("data/keys/\(id).pem", Array(other.utf8))
        },
        .withPackKey("the journal's key file exchanged", "pack.key-file") {
            let other = try Keys.stranger().verificationKey.pem
            return $0.adding("data/keys/journal.pem", Array(other.utf8))
        },
        .withPackKey("the rule pack's words altered", "pack.rule-pack") {
            $0.changing("data/rule-packs/illustrative-v1.yaml") { $0[0] ^= 1 }
        },
        .withPackKey("a balance altered", "pack.trial-balance") {
            $0.replacing("23.25", with: "33.25", in: "data/trial-balance.csv")
        },
        .withPackKey("a cost altered", "pack.transactions") {
            $0.replacing("23.25", with: "33.25", in: "data/transactions.csv")
        },
        .withPackKey("a cost put on another participant", "pack.transactions") {
            $0.replacing(",P-", with: ",Q-", in: "data/transactions.csv")
        },
        .withPackKey("a date of payment altered", "pack.transactions") {
            $0.replacing(
                "2026-05-05,2026-05-05",
                with: "2026-05-05,2026-03-31",
                in: "data/transactions.csv"
            )
        },
        .withPackKey("a commitment passed over", "pack.disclosures") {
            $0.changing("data/disclosures.txt") { list in
                list.removeSubrange(...(list.firstIndex(of: 10) ?? 0))
            }
        },
        .withPackKey("another recipient", "pack.heading") {
            $0.replacing("A. Auditor", with: "B. Auditor", in: "data/PACK.txt")
        },
    ]

    static let withJournalKey: [Attack] = twists + overdrawn + unsettled + alone + edits

    private static let twists: [Attack] = [
        .withJournalKey("an approval left out", "pack.approval-missing", .approvalOmitted),
        .withJournalKey("the last step left out", "pack.approval-missing", .lastStepOmitted),
        .withJournalKey("a self-approval", "pack.duties", .selfApproval),
        .withJournalKey("rules adopted by their drafter", "pack.duties", .ownRules),
        .withJournalKey("an approver without the role", "pack.approval-role", .approverWithoutRole),
        .withJournalKey(
            "a version approved after it changed",
            "pack.approval-stale",
            .amendedAfter
        ),
        .withJournalKey("a retired key", "pack.approval-signature", .retiredKey),
        .withJournalKey("steps in the wrong order", "pack.approval-step", .stepsSwapped),
        .withJournalKey("rules that were not adopted", "pack.approval-rule-pack", .otherRules),
        .withJournalKey("content not in the journal", "pack.approval-subject", .otherContent),
        .withJournalKey("another decision", "pack.approval-decision", .otherDecision),
        .withJournalKey("another journal seen", "pack.approval-tree", .otherTree),
        .withJournalKey("a nonce used twice", "pack.approval-nonce", .nonceTwice),
        .withJournalKey("a business case unsigned", "pack.approval-unsigned", .unsigned),
        .withJournalKey("an approval after its time", "pack.approval-time", .tooLate),
        .withJournalKey("a signer's key added by its owner", "pack.key-approval", .ownKey),
        .withJournalKey("a key that nobody showed", "pack.key-proof", .keyOfAnother),
        .withJournalKey(
            "an entry of a partner's payment that nobody recorded",
            "pack.payment",
            .partnerEntryUnrecorded
        ),
        .withJournalKey("a role lent by nobody", "pack.delegation", .lentByNobody),
        .withJournalKey(
            "a charge of what was withdrawn",
            "pack.charge-ended",
            .chargedAfterWithdrawal
        ),
        .withJournalKey("a charge of what was declined", "pack.charge-ended", .chargedAfterDecline),
        .withJournalKey("a cost under the name of income", "pack.entry", .entryOfOtherEvent),
        .withJournalKey("a penny that undoes a thousand pounds", "pack.reversal", .undoneInPart),
        .withJournalKey("an entry undone twice", "pack.reversal", .undoneTwice),
        .withJournalKey("an undoing undone", "pack.reversal", .undoneUndoing),
        .withJournalKey("more charged than was allowed", "pack.charge", .chargedTwice),
        .withJournalKey("a charge of no claim", "pack.charge", .chargedOfNobody),
        .withJournalKey("more set aside than was allowed", "pack.charge", .setAsideTwice),
        .withJournalKey("a refund that frees no budget", "pack.planes", .refundWithoutBudget),
        .withJournalKey("a payment in two runs", "pack.run", .runTwice),
        .withJournalKey("a run released that was not frozen", "pack.run", .runUnfrozen),
    ]

    /// Those whose one finding is all that there is to find.
    static let alone: [Attack] = releases + paid + runs + drawdowns + reopenings + reveals + endings

    private static let releases: [Attack] = [
        .withJournalKey("a payment released by its preparer", "pack.duties", .ownRelease),
        .withJournalKey("a payment prepared by no officer", "pack.payment-role", .preparedByOther),
        .withJournalKey("a payment released by no officer", "pack.payment-role", .releasedByOther),
        .withJournalKey("a payment released by its payee", "pack.duties", .paidToReleaser),
        .withJournalKey("a partner's payment to its marker", "pack.duties", .partnerPaidMarker),
        .withJournalKey("a rival's mark as paid", "pack.payment-role", .partnerPaidByRival),
        .withJournalKey("another partner's cost paid", "pack.payment", .partnerPaidAnothers),
        .withJournalKey("a page of another day", "pack.payment", .partnerPageOfOtherDay),
        .withJournalKey("a page kept by a rival", "pack.payment-role", .partnerPageByRival),
        .withJournalKey("a return of what had not left", "pack.payment", .partnerBackUnpaid),
        .withJournalKey("a return before it left", "pack.payment", .partnerBackBefore),
        .withJournalKey(
            "a rival's partner's statement",
            "pack.payment-role",
            .partnerStatementByRival
        ),
        .withJournalKey("a statement kept by no officer", "pack.payment-role", .statementByOther),
        .withJournalKey("a payment that nobody prepared", "pack.payment", .paymentUnprepared),
    ]

    private static let reopenings: [Attack] = [
        .withJournalKey("an entry in a closed period", "pack.closed-period", .postedInClosed),
        .withJournalKey("closed with other sums", "pack.closed-balance", .closedOtherwise),
        .withJournalKey("what was not closed, opened", "pack.reopening-period", .reopenedUnclosed),
        .withJournalKey("other days opened", "pack.reopening-period", .reopenedOther),
        .withJournalKey(
            "what a funder was asked for, opened",
            "pack.reopening-period",
            .reopenedDrawnDown
        ),
        .withJournalKey("a period opened by one", "pack.reopening-people", .reopenedAlone),
        .withJournalKey("a period opened by equals", "pack.reopening-people", .reopenedByOfficers),
        .withJournalKey(
            "a period opened by no officer",
            "pack.reopening-people",
            .reopenedByNobody
        ),
        .withJournalKey("consent without the role", "pack.reopening-people", .agreedByPartner),
        .withJournalKey("consent by another's key", "pack.reopening-signature", .consentByAnother),
        .withJournalKey("consent to other days", "pack.reopening-signature", .consentOfAnother),
        .withJournalKey("a consent used again", "pack.reopening-signature", .consentReused),
        .withJournalKey("consent by a retired key", "pack.reopening-signature", .consentKeyRetired),
    ]

    private static let reveals: [Attack] = [
        .withJournalKey("a reveal by one", "pack.reveal-people", .revealedAlone),
        .withJournalKey("a reveal by equals", "pack.reveal-people", .revealedByOfficers),
        .withJournalKey("a reveal by no officer", "pack.reveal-people", .revealedByNobody),
        .withJournalKey("a reveal by another's key", "pack.reveal-signature", .revealByAnother),
        .withJournalKey("a reveal of more", "pack.reveal-signature", .revealOfAnother),
        .withJournalKey("a reveal for another reason", "pack.reveal-signature", .revealForAnother),
        .withJournalKey("a consent to reveal used again", "pack.reveal-signature", .revealReused),
        .withJournalKey("a reveal of what is not there", "pack.reveal-fields", .revealedNothing),
    ]

    private static let endings: [Attack] = [
        .withJournalKey(
            "an approval of what was withdrawn",
            "pack.approval-ended",
            .approvedAfterWithdrawal
        ),
        .withJournalKey(
            "an approval of what was declined",
            "pack.approval-ended",
            .approvedAfterDecline
        ),
        .withJournalKey(
            "a withdrawal of what was charged",
            "pack.charge-ended",
            .withdrawnAfterCharge
        ),
    ]

    private static let edits: [Attack] = [
        .withJournalKey(
            "a reveal of a pack never issued",
            "pack.reveal-fields",
            .revealedOfOtherPack
        ),
        .withJournalKey(
            "a reveal of the claim of who agrees",
            "pack.reveal-people",
            in: "claim.submitted",
            "claimant: u_kw1",
            "claimant: u_fin"
        ),
        .withJournalKey(
            "another journal",
            "pack.other-journal",
            in: "partner.joined",
            "/pathways/",
            "/pathway/"
        ),
        .withJournalKey("a place skipped", "pack.seq", in: "partner.joined", "seq: ", "seq: 1"),
        .withJournalKey("time set back", "pack.time", in: "partner.joined", "T08:", "T07:"),
        .withJournalKey(
            "a step of a case skipped",
            "pack.case-link",
            in: "case.submitted",
            "case-n: 1",
            "case-n: 2"
        ),
        .withJournalKey("a key under another id", "pack.key", in: "key.added", "key: ", "key: 0"),
        .withJournalKey(
            "a pack key that is not the pinned one",
            "pack.other-key",
            in: "key.added",
            "purpose: journal",
            "purpose: pack"
        ),
        .withJournalKey(
            "an approval recorded for more",
            "pack.approval-fields",
            in: "approval.granted",
            "amount: 6000",
            "amount: 6001"
        ),
        .withJournalKey(
            "a pack over other records",
            "pack.issue-tree",
            in: "pack.issued",
            "tree-size: ",
            "tree-size: 1"
        ),
        .withJournalKey(
            "a pack over other cases",
            "pack.issue-cases",
            in: "pack.issued",
            "cases: 5",
            "cases: 4"
        ),
    ]
}
