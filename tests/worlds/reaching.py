"""How far the calls get: the routes that show some viewers a page, and those that do what they ask.

A harness whose calls were all refused would find every world alike.
"""

BY_THE_LINK = "calendar.own guides.ask guides.asked guides.meetings guides.paper guides.read"
EVERYBODYS = f"""
    {BY_THE_LINK}
    banks.find banks.index candidates.index dockets.index gallery.index ladder.cover ladder.index loops.index
    openings.index people.account people.appearance people.invitation people.mails people.password
    scorecards.index static today.show
"""
OF_BANKS = """
    banks.compare banks.cover banks.differences banks.question banks.read banks.show
    banks.version ladder.competency ladder.level
"""
OF_A_CANDIDATE = (
    "candidates.own_conflict candidates.show documents.file interviews.conflict interviews.meeting "
    "interviews.paper interviews.show"
)

SHOWN = {
    "cora": f"""
        {EVERYBODYS} {OF_BANKS} {OF_A_CANDIDATE}
        banks.approve banks.bring banks.bring_into banks.cool banks.describe banks.export banks.keepers
        banks.new banks.new_question banks.remark banks.retire banks.send_back banks.write breaks.confirm
        breaks.decline breaks.show candidates.about candidates.conflict candidates.merging candidates.new
        candidates.same documents.add documents.remove loops.return loops.withdrawal
        debriefs.close
        debriefs.point debriefs.show debriefs.state dockets.new
        dockets.new_committee dockets.show guides.preview guides.send
        interviews.cancel interviews.excuse interviews.missed interviews.panel interviews.removal
        interviews.replacement interviews.split interviews.time ladder.describe
        ladder.new_competency ladder.new_level ladder.place
        adjustments.arrange adjustments.change adjustments.end adjustments.new adjustments.refuse
        loops.debrief_time loops.new loops.show loops.waive
        openings.bar openings.keep openings.new openings.plan openings.plans openings.release openings.remove
        openings.show openings.start packets.conflict packets.new packets.show people.renewal scorecards.proof
        scorecards.show
    """,
    "adam": f"""
        {EVERYBODYS} {OF_BANKS} {OF_A_CANDIDATE}
        breaks.ask breaks.confirm breaks.decline breaks.show debriefs.point debriefs.show
        debriefs.state dockets.show guides.preview loops.show openings.plans
        openings.show packets.conflict packets.show people.departure people.index people.invite
        people.renewal people.show scorecards.proof scorecards.show
    """,
    "ned": f"""
        {EVERYBODYS} {OF_BANKS} {OF_A_CANDIDATE}
        debriefs.point debriefs.show debriefs.state scorecards.edit scorecards.review scorecards.revise
        scorecards.show
    """,
    "dov": f"{EVERYBODYS} {OF_BANKS} {OF_A_CANDIDATE} scorecards.edit scorecards.review scorecards.show",
    "sia": f"""
        {EVERYBODYS} {OF_BANKS} {OF_A_CANDIDATE}
        debriefs.point debriefs.show debriefs.state scorecards.proof scorecards.revise
        scorecards.show scorecards.withdraw
    """,
    "mira": f"{EVERYBODYS} dockets.show packets.conflict packets.show",
    "nobody": f"{BY_THE_LINK} people.appearance people.invitation people.sign_in static",
}

THEIR_OWN = """
    guides.ask people.account people.appearance people.end_sign_in people.mails
    people.open_calendar
    people.sign_out
"""
OWN_CONFLICTS = "candidates.own_conflict interviews.conflict"

DONE = {
    "cora": f"""
        {THEIR_OWN} {OWN_CONFLICTS}
        adjustments.arrange adjustments.change adjustments.end adjustments.new adjustments.refuse
        banks.approve banks.bring banks.bring_into banks.cool banks.describe banks.endorse banks.keepers
        banks.new banks.new_question banks.propose banks.propose_all banks.relieve banks.remark banks.retire
        banks.send_back banks.settle banks.warm banks.write breaks.confirm breaks.decline candidates.about
        candidates.merging documents.remove loops.withdrawal candidates.conflict
        candidates.new debriefs.address debriefs.attend debriefs.close debriefs.miss debriefs.open
        debriefs.point debriefs.show debriefs.speak debriefs.take_up
        dockets.new dockets.new_committee guides.end
        guides.send interviews.excuse interviews.panel interviews.removal
        interviews.replacement interviews.time ladder.describe
        ladder.new_competency ladder.new_level ladder.place loops.debrief_time
        loops.end_waiver loops.new loops.take_plan loops.waive openings.keep openings.remove
        openings.bar openings.begin openings.new openings.plan openings.propose openings.release
        packets.conflict packets.copy packets.new people.confirm people.decline
    """,
    "adam": f"""
        {THEIR_OWN} {OWN_CONFLICTS}
        breaks.ask breaks.confirm breaks.decline packets.conflict packets.copy people.ask people.confirm
        people.decline people.departure people.grant people.invite people.link people.stand
        people.withdraw
    """,
    "ned": f"""
        {THEIR_OWN} {OWN_CONFLICTS}
        debriefs.address debriefs.miss debriefs.point debriefs.show people.notice people.password
        people.sign_in scorecards.draft scorecards.revise
        scorecards.save
    """,
    "dov": f"""
        {THEIR_OWN} {OWN_CONFLICTS}
        people.end_calendar scorecards.draft scorecards.save scorecards.seal
    """,
    "sia": f"""
        {THEIR_OWN} {OWN_CONFLICTS}
        debriefs.address debriefs.attend debriefs.point debriefs.show scorecards.revise scorecards.save
        scorecards.withdraw
    """,
    "mira": f"{THEIR_OWN} packets.conflict packets.copy",
    "nobody": "guides.ask people.appearance people.invitation people.sign_in people.sign_out",
}
