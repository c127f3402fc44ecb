import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Policy

/// What left a delivery partner's own bank, as far as it is recorded and did not come back.
struct PartnerPayment: Hashable {
    let partner: PartnerCode
    let on: CalendarDate
}

extension PackVerification {
    /// Takes what partners paid, what shows it, and what came back to their banks.
    mutating func readPartners(_ record: Record, into trace: inout JournalTrace) {
        let header = record.header
        switch record.body {
        case .paymentDefrayed(let defrayed):
            let (kind, code) = defrayed.payer.cut(at: ":")
            guard defrayed.payment == nil, kind == "partner",
                let partner = try? PartnerCode(code)
            else { return }
            checkKeeper(of: partner, header, trace)
            for claim in defrayed.claims {
                checkCost(claim, of: partner, trace)
                trace.partnerPaid[claim.text] = PartnerPayment(partner: partner, on: defrayed.on)
            }
        case .partnerPageKept(let kept):
            checkKeeper(of: kept.partner, header, trace)
            let shown = PartnerPayment(partner: kept.partner, on: kept.on)
            if trace.partnerPaid[kept.claim.text] != shown {
                report(
                    "pack.payment",
                    "The page in record \(header.seq) shows no payment of \(kept.claim)."
                )
            }
        case .partnerPaymentReturned(let returned):
            checkKeeper(of: returned.partner, header, trace)
            takeBack(returned, seq: header.seq, &trace)
        case .partnerBankImported(let imported): checkKeeper(of: imported.partner, header, trace)
        default: return
        }
    }

    private mutating func takeBack(
        _ returned: PartnerPaymentReturned,
        seq: Int,
        _ trace: inout JournalTrace
    ) {
        let claim = returned.claim.text
        let paid = trace.partnerPaid.removeValue(forKey: claim)
        if paid?.partner != returned.partner || returned.on < paid?.on ?? returned.on {
            report(
                "pack.payment",
                "What came back by record \(seq) had not left \(returned.partner)'s bank."
            )
        }
        trace.cameBack[claim] = PartnerPayment(partner: returned.partner, on: returned.on)
        trace.leftBank[claim] = nil
    }

    /// An entry of a partner's payment, or of its return, is of what was recorded.
    mutating func checkPartners(_ entry: Entry, seq: Int, _ trace: inout JournalTrace) {
        let source = entry.source ?? ""
        let recorded: PartnerPayment?
        switch entry.event {
        case .partnerPaid:
            recorded = trace.partnerPaid[source]
            trace.outside[seq] = source
        case .partnerPaymentReturned: recorded = trace.cameBack[source]
        case .floatSpent:
            trace.outside[seq] = source
            return
        case .entryReversed:
            guard let claim = entry.reverses.flatMap({ trace.outside[$0] }) else { return }
            trace.partnerPaid[claim] = nil
            trace.leftBank[claim] = nil
            return
        default: return
        }
        let partners = entry.postings.filter { $0.account.kind == .owedToPartner }
            .compactMap(\.account.dimensions.first)
        let isRecorded =
            recorded?.on == entry.bankDate && Set(partners) == Set([recorded?.partner.text])
        if !isRecorded {
            report("pack.payment", "Entry \(seq) is of a partner's payment that nobody recorded.")
        }
    }

    /// What is of a partner's bank is for its manager to record, or for a finance officer.
    private mutating func checkKeeper(
        of partner: PartnerCode,
        _ header: RecordHeader,
        _ trace: JournalTrace
    ) {
        let (actor, day) = (header.actor, header.time.londonDate)
        let warrants = trace.appointments.warrants(for: .partnerManager, partner: partner, on: day)
        guard trace.appointments.role(of: actor, among: .financeOfficer, on: day) == nil,
            !warrants.contains(where: { $0.user == actor })
        else { return }
        report(
            "pack.payment-role",
            "\(actor) was neither a manager of \(partner) nor a finance officer when record "
                + "\(header.seq) was made."
        )
    }

    /// A partner pays claims on its own allocation, and those that are to be paid to it.
    private mutating func checkCost(
        _ claim: ClaimID,
        of partner: PartnerCode,
        _ trace: JournalTrace
    ) {
        let key = JournalTrace.SubmissionKey(
            subject: claim.text,
            version: trace.newest[claim.text] ?? 0
        )
        let submission = trace.submissions[key]
        guard submission?.partner != partner, submission?.payee != .partner(partner) else { return }
        report("pack.payment", "\(claim) is no cost of \(partner), which is said to have paid it.")
    }
}

extension String {
    /// What is before the first mark, and what is after it.
    fileprivate func cut(at mark: Character) -> (String, String) {
        let parts = split(separator: mark, maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }
}
