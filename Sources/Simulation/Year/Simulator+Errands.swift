extension Simulator {
    /// Does what was put in the diary.
    mutating func run(_ errand: Errand) {
        switch errand {
        case .enrol(let person): enrol(person)
        case .exit(let person): exit(person)
        case .handOver(let person): handOver(person)
        case .renew(let person): renew(person)
        case .followUp(let person): followUp(person)
        case .grace(let person): spendInGrace(person)
        case .decide(let matter): decide(matter)
        case .answer(let matter): answer(matter)
        case .correct(let matter): correct(matter)
        case .withdraw(let matter): withdraw(matter)
        case .useCase(let index): use(index)
        case .putBack(let index): putBack(index)
        case .lend(let index): lend(index)
        case .takeBack(let device, let person): takeBack(device, from: person)
        default: runOfMoney(errand)
        }
    }

    private mutating func runOfMoney(_ errand: Errand) {
        switch errand {
        case .defray(let payment): defray(payment)
        case .returnPayment(let payment): returnPayment(payment)
        case .partnerPays(let cost): partnerPays(cost)
        case .defrayRepayment(let payment): defrayRepayment(payment)
        case .refund(let cost): refund(cost)
        case .payday: payday()
        case .beginYear: beginYear()
        case .closeQuarter: closeQuarter()
        case .prepareDrawdown: prepareDrawdown()
        case .submitDrawdown(let index): submitDrawdown(index)
        case .queryDrawdown(let index): queryDrawdown(index)
        case .payDrawdown(let index): payDrawdown(index)
        case .countFloats: countFloats()
        case .settle: settle()
        case .adoptGuidance: adoptGuidance()
        case .proposeTopUps: proposeTopUps()
        case .claimTopUps: claimTopUps()
        default: return
        }
    }
}
