/// What is to be done on a day that was fixed before.
enum Errand {
    case enrol(Int)
    case exit(Int)
    case handOver(Int)
    case renew(Int)
    case decide(Int)
    case answer(Int)
    case correct(Int)
    case withdraw(Int)
    case useCase(Int)
    case putBack(Int)
    case lend(Int)
    case takeBack(device: String, person: Int)
    case defray(Int)
    case returnPayment(Int)
    case partnerPays(Int)
    case defrayRepayment(Int)
    case refund(Int)
    case payday
    case beginYear
    case closeQuarter
    case prepareDrawdown
    case submitDrawdown(Int)
    case queryDrawdown(Int)
    case payDrawdown(Int)
    case countFloats
    case settle
    case adoptGuidance
    case proposeTopUps
    case claimTopUps
    case followUp(Int)
    case grace(Int)
}
