// The table of the disclosure procedure. Private to disclosure_law.cpp and its chapters: whoever
// includes it pays for MSM. Rows stand in the order of an item's life; the first that fits wins.
#pragma once

#include "statemachines/disclosure/disclosure_actors.h"
#include "statemachines/disclosure/disclosure_duties.h"
#include "statemachines/disclosure/disclosure_effects.h"
#include "statemachines/disclosure/disclosure_requirements.h"
#include "statemachines/table/seat.h"

namespace caseledger::disclosure {

using Unopened = Stage<ItemStage::unopened>;
using Draft = Stage<ItemStage::draft>;
using Proofed = Stage<ItemStage::proofed>;
using Reviewed = Stage<ItemStage::reviewed>;
using Cleared = Stage<ItemStage::cleared>;
using Approved = Stage<ItemStage::approved>;
using Published = Stage<ItemStage::published>;
using UpdateDue = Stage<ItemStage::update_due>;
using Corrected = Stage<ItemStage::corrected>;
using Withdrawn = Stage<ItemStage::withdrawn>;
using Withheld = Stage<ItemStage::withheld>;
using Expired = Stage<ItemStage::expired>;

/// A text is being examined; another may be on display meanwhile.
using Examined = AnyOf<Draft, Proofed, Reviewed, Cleared, Approved>;
using Ended = AnyOf<Withdrawn, Withheld, Expired>;
using Living = AnyOf<Draft, Proofed, Reviewed, Cleared, Approved, Published, UpdateDue, Corrected>;
using Opened = AnyOf<Draft, Proofed, Reviewed, Cleared, Approved, Published, UpdateDue, Corrected,
                     Withdrawn, Withheld, Expired>;

using enum ClockKind;

// clang-format off
struct DisclosureLaw : Law<
  //   article     when       upon                By<who>
  //   If<what must be true>
  //   Then<what happened, effects>                                                     becomes
  //   Duty<whose it is>

  // 拟公开, 校对, 审核, 保密审查, 审定, 公示.
  Rule<"附1-8b",   Unopened,  OpenItem,           By<by_opener_of_items>,
       If<register_is_named, subject_is_named, section_is_named, first_day_is_not_ahead>,
       Then<ItemOpened, starts_publication_or_update>,                                  Draft>,
  Rule<"附1-5",    Draft,     DraftItem,          By<by_drafting_section>,
       If<text_is_given, mandatory_fields_are_shown, withheld_fields_are_named>,
       Then<ItemDrafted>,                                                               Same,
       Duty<to_draft>>,
  Rule<"附1-6",    Draft,     Proofread,          By<by_proofreader>,
       If<text_is_the_draft, content_is_given, reasons_are_given, remedies_are_given>,
       Then<ItemProofread>,                                                             Proofed,
       Duty<to_proofread>>,
  Rule<"附1-9",    Proofed,   ReviewItem,         By<by_disclosure_reviewer>,
       If<text_is_the_draft, reviewer_did_not_proofread, scope_is_public, secrets_are_absent,
          form_and_time_fit, wording_is_right, nothing_else_opposes>,
       Then<ItemReviewed>,                                                              Reviewed,
       Duty<to_review_for_disclosure>>,
  Rule<"附1-10",   Reviewed,  ClearSecrecy,       By<by_secrecy_reviewer>,
       If<text_is_the_draft, secrecy_is_clear>,
       Then<SecrecyCleared>,                                                            Cleared,
       Duty<to_clear_of_secrets>>,
  Rule<"附1-6",    Cleared,   ApproveItem,        By<by_approving_leader>,
       If<text_is_the_draft, approver_examined_nothing>,
       Then<ItemApproved>,                                                              Approved,
       Duty<to_approve>>,
  Rule<"附1-6",    Approved,  Publish,            By<by_publisher>,
       If<where_it_is_no_correction, text_is_the_draft, channel_is_named, publication_is_not_held,
          decision_was_not_overturned>,
       Then<ItemPublished, flags_lateness<publication>, flags_lateness<update>,
            names_who_answers, stops<publication>, stops<update>, starts_once<expiry>>, Published,
       Duty<to_publish>>,

  // 退回, 不予公开.
  Rule<"附1-6",    AnyOf<Proofed, Reviewed, Cleared, Approved>, SendBack, By<by_examiner>,
       If<sending_back_has_reason>,
       Then<ItemSentBack>,                                                              Draft>,
  Rule<"附1-9",    Examined,  WithholdItem,       By<by_withholder>,
       If<item_was_never_published, withholding_has_ground, withholding_has_reason,
          every_decision_is_published>,
       Then<ItemWithheld, stops_all_clocks>,                                            Withheld>,

  // 更新: a change overtakes a text under examination too.
  Rule<"附1-11b",  AnyOf<Published, Corrected, UpdateDue>, MarkUpdateDue,
       By<by_watcher_of_changes>,
       If<change_is_named, change_is_not_ahead>,
       Then<UpdateFellDue, starts<update>>,                                             UpdateDue>,
  Rule<"附1-11b",  Examined,  MarkUpdateDue,      By<by_watcher_of_changes>,
       If<text_is_displayed, change_is_named, change_is_not_ahead>,
       Then<UpdateFellDue, starts<update>>,                                             Draft>,
  Rule<"附1-3",    UpdateDue, UpdateItem,         By<by_drafting_section>,
       If<text_is_given, text_is_new>,
       Then<ItemUpdated>,                                                               Draft,
       Duty<to_update>>,

  // 复查, 更正, 撤换. A correction is examined like any text (附1-6, 附1-10) before the public sees it.
  Rule<"附1-13",   Living,    RecheckItem,        By<by_recheck_body>,
       If<text_is_displayed, recheck_is_noted>,
       Then<ItemRechecked>,                                                             Same>,
  Rule<"附1-13",   AnyOf<Published, Corrected>, CorrectItem, By<by_recheck_body>,
       If<text_is_given, text_is_new, item_correction_has_reason, corrector_is_independent,
          publication_is_not_held, decision_was_not_overturned>,
       Then<ItemCorrected, starts<update>>,                                             Draft>,
  Rule<"附1-13",   Approved,  Publish,            By<by_publisher>,
       If<where_it_is_a_correction, text_is_the_draft, channel_is_named, publication_is_not_held,
          decision_was_not_overturned>,
       Then<ItemPublished, flags_lateness<publication>, flags_lateness<update>,
            names_who_answers, stops<publication>, stops<update>>,                      Corrected,
       Duty<to_publish>>,
  Rule<"附1-13",   Living,    ReplaceItem,        By<by_recheck_body>,
       If<text_is_displayed, replacement_has_reason>,
       Then<ItemReplaced, starts<update>>,                                              Draft>,

  // 撤回: what was never shown is simply no longer published; what was shown is withdrawn with a
  // public reason, even where it was taken down meanwhile to be replaced.
  Rule<"处罚法48", Living,    RequireWithdrawal,  By<by_case_or_supervisor>,
       If<where_it_was_published, overturn_is_named, overturn_is_not_ahead>,
       Then<WithdrawalRequired, stops<publication>, stops<update>, starts<withdrawal>>, Same>,
  Rule<"处罚法48", Examined,  RequireWithdrawal,  By<by_case_or_supervisor>,
       If<where_it_was_never_published, overturn_is_named, overturn_is_not_ahead>,
       Then<WithdrawalRequired, stops_all_clocks>,                                      Withheld>,
  Rule<"处罚法48", Ended,     RequireWithdrawal,  By<by_case_or_supervisor>,
       If<overturn_is_named, overturn_is_not_ahead>,
       Then<WithdrawalRequired>,                                                        Same>,
  Rule<"处罚法48", Living,    WithdrawItem,       By<by_withdrawer>,
       If<item_was_published, public_reason_is_given>,
       Then<ItemWithdrawn, flags_lateness<withdrawal>, names_who_answers,
            stops_all_clocks>,                                                          Withdrawn,
       Duty<to_withdraw, AnyStage>>,
  Rule<"附1-11a",  Living,    ExpireItem,         By<by_publisher_or_system>,
       If<item_was_published, display_has_ended>,
       Then<ItemExpired, stops_all_clocks>,                                             Expired,
       Duty<to_take_down, AnyStage>>,

  // 暂停与恢复: ordered by the case.
  Rule<"附4-9a",   Opened,    HoldPublication,    By<by_system>,
       If<>,
       Then<PublicationHeld>,                                                           Same>,
  Rule<"附4-9a",   Opened,    ReleasePublication, By<by_system>,
       If<>,
       Then<PublicationReleased>,                                                       Same>,

  // Of every procedure.
  Rule<"处罚法75", Opened,    AnswerIrregularity, By<by_supervisor>,
       If<something_is_unanswered, answer_is_given>,
       Then<IrregularityAnswered>,                                                      Same,
       Duty<to_answer_irregularities, AnyStage>>,
  Rule<"附2-3",    Opened,    CorrectRecord,      By<by_officer>,
       If<corrected_fact_exists, corrected_field_is_named, right_text_is_given,
          correction_has_reason>,
       Then<RecordCorrected>,                                                           Same>,
  Rule<"附2-6",    Living,    PassDeadline,       By<by_system>,
       If<clock_is_running, rung_is_reached, rung_is_new>,
       Then<DeadlinePassed, flags_the_overdue, names_who_answers>,                      Same>,
  Rule<"附2-6",    Living,    RecomputeDeadline,  By<by_system>,
       If<clock_is_open, recount_tells_more>,
       Then<DeadlineRecomputed, recounts_the_clock>,                                    Same>
> {};
// clang-format on

/// The machines, each compiled in a file of its own.
void hear_drafting(std::string_view stage, Hearing<DisclosureFile>& hearing,
                   const CommandBody& command);
void hear_approval(std::string_view stage, Hearing<DisclosureFile>& hearing,
                   const CommandBody& command);
void hear_display(std::string_view stage, Hearing<DisclosureFile>& hearing,
                  const CommandBody& command);

using Drafting = Chapter<DisclosureLaw, DisclosureFile, Unopened, Draft, Proofed>;
using Approval = Chapter<DisclosureLaw, DisclosureFile, Reviewed, Cleared, Approved>;
using Display = Chapter<DisclosureLaw, DisclosureFile, Published, UpdateDue, Corrected, Withdrawn,
                        Withheld, Expired>;

}  // namespace caseledger::disclosure
