/// What the system statement says of every journal alike.
enum SystemWords {
    static let opening = """
        This says who could do what and when, how paper becomes a record, and what the system does
        not do. Each fact below names the record of records.txt that says so, which is signed.

        """

    static let closing = """
        How paper becomes a record

        A keyworker sends a claim with its tickets and receipts, or with the reason why there is
        none; a business case comes with its quotes. Of each file the record keeps two things: a
        commitment, which is SHA-256 over a random salt and the file's bytes, and a fingerprint
        under a key of the programme, which is the same whenever the same bytes come again. The
        file itself is encrypted and kept apart from the journal, in the vault. Where the record
        names the file's type and the program that cleaned it, the commitment is to the cleaned
        bytes. A second use of a file is refused unless it is declared, and whoever decides is
        told. Names, reasons and descriptions are kept in the same way: the record has the
        commitment, the vault has the words. So any of them can be shown later and compared with
        the record, and none can be exchanged unseen.

        The spending guidance answers each line when it comes, and its answer is recorded with
        the version of the guidance and a commitment to the facts that it used. What the guidance
        does not allow by itself goes to a person. An approval names the exact version that was
        approved; a change makes another version, of which nothing is approved. What a business
        case asks for is approved with a signature under a key that its approver alone can use.

        Every record is written once, in its place, with a hash of the record before it. Nothing
        is altered or deleted: a correction is a new record that names what it corrects. A cost is
        booked, set aside or paid in entries that balance in every fund. Nobody may act in two
        duties of one matter that exclude each other, and no setting turns that off: but a finance
        officer who is the only one releases what they prepared.

        What the system does not do

        It does not know whether what was recorded is true, nor what nobody recorded. It moves no
        money: it writes what the bank is told and reads what the bank says. It decides nothing
        that the guidance leaves to people. It does not show that a receipt is genuine; it shows
        which bytes were filed, when and by whom. Its times are the programme's clock, in order.
        Whoever holds every key of the programme could write the journal anew: a checkpoint that
        somebody outside has kept shows it.

        """
}
