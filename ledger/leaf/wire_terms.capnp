@0xb6e2d40f91c87a35;
# The vocabularies of leaves. Numbers are for ever, lists only grow at their end, and zero is always
# unspecified. People are shown their own words for these.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("caseledger::ledger::wire");

enum Procedure {
  # Which law a stream of facts obeys.
  unspecified @0; bureau @1; case @2; disclosure @3;
}

enum Capacity {
  # Held by appointment with dates; chosen anew for every act.
  unspecified @0; system @1; registrar @2; handler @3; sectionHead @4; reviewer @5; legalAdviser @6;
  deputyHead @7; principalHead @8; partyMember @9; partySecretary @10; proofreader @11;
  disclosureReviewer @12; secrecyReviewer @13; archivist @14; avCustodian @15; officeInspector @16;
  supervisor @17; auditor @18;
}

enum ReviewerCategory {
  # 附4-3: who sits in the review group.
  unspecified @0; waterExpert @1; lawyer @2; sectionHead @3;
}

enum ClockKind {
  # The duties that run against time. Several bases may start a clock of one kind (附1-8b and the
  # seven days of the national notice): each is kept, the earliest is the due date.
  unspecified @0; review @1; supplement @2; publication @3; service @4; caseTotal @5; revisit @6;
  withdrawal @7; update @8; filing @9; expiry @10;
}

enum ClockMove {
  unspecified @0; started @1; suspended @2; resumed @3; extended @4; stopped @5; recomputed @6;
}

enum Rung {
  # A deadline announces itself four times, each time once.
  unspecified @0; threeDays @1; oneDay @2; due @3; overdue @4;
}

enum Answer {
  unspecified @0; yes @1; no @2;
}

enum WithholdGround {
  # 政府信息公开条例14-16, 处罚法48: why an item is not published.
  unspecified @0; stateSecret @1; tradeSecret @2; personalPrivacy @3; internalMatter @4;
  notOfPublicInterest @5;
}

enum Change {
  # 附1-11b: what changed so that the item must be published anew within ten working days.
  unspecified @0; function @1; basis @2; process @3; post @4; content @5;
}

enum PublicRegister {
  # 陵水字〔2021〕93号 附1-7: the six kinds of published information.
  unspecified @0; subjects @1; matters @2; officers @3; decisions @4; supervision @5; other @6;
}

enum TrustMode {
  # Who vouches for an act: its officer's own key, or the one PC that has no key cards.
  unspecified @0; trustedHost @1; officerKeys @2;
}

enum ClockSource {
  # Where recorded-at comes from. A simulated clock is declared in the first leaf, for ever.
  unspecified @0; system @1; simulated @2;
}

enum ActionKind {
  # 附4-7: what kind of enforcement decision the case aims at.
  unspecified @0; penalty @1; coercion @2; levy @3;
}

enum WaterMatter {
  unspecified @0; sandMining @1; unlicensedAbstraction @2; riverObstruction @3; soilConservation @4;
  waterFee @5; dykeDamage @6; unlicensedDrilling @7; floodControl @8; hydraulicWorks @9;
  waterQuality @10; other @11;
}

enum PartyKind {
  unspecified @0; person @1; unit @2;
}

enum RecordKind {
  # 附2-7, 附3-3, 行政处罚法46: what is gathered, and at which occasion.
  unspecified @0; patrol @1; siteInspection @2; inquiry @3; statementHeard @4; hearing @5;
  sampling @6; appraisal @7; assessment @8; priorRegistration @9; coerciveMeasure @10;
  documentary @11; monitoringData @12;
}

enum MaterialSlot {
  # 附4-11: the slots of the packet.
  unspecified @0; finalReport @1; proposal @2; draftDecision @3; evidence @4; hearingRecord @5;
  assessmentReport @6; other @7;
}

enum TransferKind {
  unspecified @0; jurisdiction @1; suspectedCrime @2;
}

enum InquiryKind {
  unspecified @0; filesConsulted @1; partyQuestioned @2;
}

enum View {
  unspecified @0; inFavour @1; against @2; abstained @3;
}

enum Measure {
  unspecified @0; warning @1; publicCriticism @2; fine @3; confiscation @4; suspendLicence @5;
  revokeLicence @6; restrictBusiness @7; orderStop @8; levyFee @9; demolish @10; orderCorrect @11;
}

enum ServiceMethod {
  # 行政处罚法61, 85 and 民事诉讼法: how a decision reaches its party.
  unspecified @0; inPerson @1; leftAtPlace @2; byPost @3; electronic @4; byNotice @5;
  throughOther @6;
}

enum NoPenaltyGround {
  # 行政处罚法57(2)(3)(4): why there is no penalty.
  unspecified @0; minor @1; notEstablished @2; notPunishable @3;
}

enum OverturnKind {
  unspecified @0; changed @1; revoked @2; unlawful @3; void @4;
}

enum IrregularAct {
  # Act done on paper in breach of the law, recorded as such (LAW.md row 42).
  unspecified @0; decidedWithoutReview @1; decidedAgainstReview @2; decidedWithoutMeeting @3;
  decidedOnChangedDraft @4; servedWithoutDecision @5; enforcedWithoutDecision @6;
  decidedWithoutNotice @7; other @8;
}

enum Retention {
  # 附3-11, 档案法: how long the file is kept.
  unspecified @0; tenYears @1; thirtyYears @2; permanent @3;
}

enum KeyAlgorithm {
  # What a key signs with: Ed25519 for everybody's tools, SM2 (GB/T 32918) for national crypto.
  unspecified @0; ed25519 @1; sm2 @2;
}

enum HoldGround {
  # 附3-12: why a file is kept beyond its period. Litigation is of its third item.
  unspecified @0; dispute @1; obstruction @2; litigation @3; other @4;
}
