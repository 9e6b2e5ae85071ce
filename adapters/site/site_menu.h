// The registers of 附1-7 as the site has them: where each stands, and what the menu calls it. How
// to complain comes first: whoever needs it should not have to look for it.
#pragma once

#include <string_view>

#include "statemachines/words/vocabulary.h"

namespace caseledger::adapters {

struct SiteRegister {
  PublicRegister of;
  std::string_view file;   ///< its page, at the root of the site
  std::string_view menu;   ///< its name there
  std::string_view basis;  ///< what 附1-7 says of it
};

inline constexpr SiteRegister kSiteRegisters[] = {
    {PublicRegister::supervision, "supervision.html", "监督方式",
     "附件1第七条第（五）项：监督方式、途径、结果反馈等。"},
    {PublicRegister::decisions, "decisions.html", "执法决定",
     "附件1第七条第（四）项：决定内容、事实理由、救济途径等。"},
    {PublicRegister::subjects, "subjects.html", "执法主体",
     "附件1第七条第（一）项：主体名称、机构设置、职责、地址、电话、网址等。"},
    {PublicRegister::matters, "matters.html", "执法事项",
     "附件1第七条第（二）项：事项名称、法规依据、办理条件、办理程序、办理时限等。"},
    {PublicRegister::officers, "officers.html", "执法人员",
     "附件1第七条第（三）项：人员姓名、执法证件号码等。"},
    {PublicRegister::other, "other.html", "其他公示",
     "附件1第七条第（六）项：其他依法依规应当公示的行政执法信息。"},
};

}  // namespace caseledger::adapters
