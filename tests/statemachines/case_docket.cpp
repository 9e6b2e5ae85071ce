// The shortest lawful way to each stage of a case.
#include "tests/statemachines/case_docket.h"

namespace caseledger::docket {

World world() {
  auto all = water_world();
  for (const auto* reviewer : {"reviewer", "reviewer_2", "reviewer_3", "reviewer_4"}) {
    if (all.bureau.officers.contains(reviewer)) all.bureau.officers[reviewer].section = "legal";
  }
  appoint(all.bureau, "handler_3", Capacity::handler);
  appoint(all.bureau, "reviewer_4", Capacity::reviewer, ReviewerCategory::lawyer);
  appoint(all.bureau, "supervisor_2", Capacity::supervisor);
  all.bureau.officers["reviewer_4"].section = "legal";
  return all;
}

Way operator+(Way way, Act act) {
  way.push_back(std::move(act));
  return way;
}

Way way_to_archive(Retention retention) {
  return way_to(CaseStage::closed) + by("archivist", ArchiveCase{retention, document(kPaper), {}});
}

Way way_to(CaseStage stage) {
  switch (stage) {
    case CaseStage::unspecified:
    case CaseStage::unfiled:
      return {};
    case CaseStage::filed:
      return way_to(CaseStage::unfiled) + by("handler", filing());
    case CaseStage::investigating:
      return way_to(CaseStage::filed) + by("handler", OpenInvestigation{});
    case CaseStage::concluded:
      return way_to(CaseStage::investigating) + by("handler", record(RecordKind::site_inspection)) +
             by("handler", notice()) + by("handler", waiver()) + by("handler", conclusion());
    case CaseStage::ordinary:
      return way_to(CaseStage::concluded) + by("handler", ordinary());
    case CaseStage::preparing:
      return way_to(CaseStage::concluded) + by("handler", major()) + by("deputy_head", group());
    case CaseStage::submitted:
      return way_to(CaseStage::preparing) + by("handler", submission());
    case CaseStage::supplement:
      return way_to(CaseStage::submitted) + by("reviewer", completion_request());
    case CaseStage::reviewing:
      return way_to(CaseStage::submitted) + by("reviewer", AcceptPacket{});
    case CaseStage::opined:
      return way_to(CaseStage::reviewing) + by("reviewer", opinion<AdviseChange>({3}));
    case CaseStage::disputed:
      return way_to(CaseStage::opined) + by("handler", LodgeDispute{said(), document(kPaper)});
    case CaseStage::referred:
      return way_to(CaseStage::disputed) +
             by("handler", ReferDispute{document(kPaper), document(kPaper), document(kPaper)});
    case CaseStage::passed:
      return way_to(CaseStage::reviewing) + by("reviewer", opinion<Agree>());
    case CaseStage::meeting:
      return way_to(CaseStage::passed) + by("handler", ProposeToMeeting{document(kPaper)});
    case CaseStage::decided:
      return way_to(CaseStage::meeting) + by("party_secretary", resolution());
    case CaseStage::served:
      return way_to(CaseStage::decided) + by("handler", service());
    case CaseStage::enforcing:
      return way_to(CaseStage::served) + by("handler", performance());
    case CaseStage::closed:
      return way_to(CaseStage::enforcing) + by("handler", performance(true)) +
             by("handler", CloseCase{document(kPaper), said()});
    case CaseStage::archived:
      return way_to(CaseStage::closed) + by("archivist", filing_away());
    case CaseStage::no_decision:
      return way_to(CaseStage::meeting) + by("party_secretary", no_penalty());
    case CaseStage::transferred:
      return way_to(CaseStage::meeting) + by("principal_head", transfer());
    case CaseStage::terminated:
      return way_to(CaseStage::filed) + by("deputy_head", Terminate{said(), document(kPaper)});
    case CaseStage::irregular:
      return way_to(CaseStage::reviewing) + by("registrar", irregular());
    case CaseStage::disposed:
      return way_to_archive(Retention::ten_years) +
             by("archivist", appraisal()).on("2031-09-16", 9) +
             by("principal_head", disposal()).on("2031-09-16");
  }
  return {};
}

}  // namespace caseledger::docket
