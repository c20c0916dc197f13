@testable import Domain

/// Small lists, so that a test shows which words it depends on.
extension ScreeningLists {
    static func sample() throws -> ScreeningLists {
        try ScreeningLists([sampleNames, sampleCues, sampleDisclosure])
    }

    private static let sampleNames = """
        # Made up.
        [given]
        tia
        kofi
        will
        grace
        may
        [weak]
        will
        grace
        may
        [surname]
        okafor
        marsh
        obrien
        [ordinary]
        we
        meet
        papers
        case
        learning
        marsh
        [not-name]
        the
        in
        may
        said
        monday
        is
        [place]
        hertford
        [place-suffix]
        school
        law
        road
        """

    private static let sampleCues = """
        [title]
        mrs
        dr
        [relation]
        friend
        [naming]
        called
        name
        [person-verb]
        said
        hit
        [month]
        february
        may
        [birth]
        born
        dob
        birthday
        [phone-cue]
        ring
        [reference-cue]
        case
        [vehicle-cue]
        car
        reg
        [nino-cue]
        ni
        [platform]
        insta
        snap
        [handle-cue]
        username
        [handle-not]
        home
        [place-preposition]
        in
        the
        [postcode-area]
        sg
        al
        ec
        w
        [public-name]
        Clare's Law
        [public-contact]
        0800 1111
        0300 123 4043
        help@example.org
        @helpline
        """

    private static let sampleDisclosure = """
        [me]
        i
        me
        my
        [family]
        dad
        [they]
        he
        [child]
        girl
        [harm]
        hits
        scared
        [topic]
        neglect
        [work]
        training
        forum
        [general]
        if a child
        how to
        [harmless]
        touched on
        hits the mark
        [spelling]
        dadd = dad
        gonna = going to
        [always]
        going to ... run away
        <family> ... shouts/yells ... me
        touched me
        """
}
