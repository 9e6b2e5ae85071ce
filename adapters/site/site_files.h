// The templates, scripts and the style sheet of the public site, carried inside the binary.
#pragma once

#include <span>

#include "engine/packs.h"

namespace caseledger::adapters {

using engine::EmbeddedFile;

/// All files of adapters/site/assets, by their names there. Defined by the build.
std::span<const EmbeddedFile> shipped_site_files();

}  // namespace caseledger::adapters
