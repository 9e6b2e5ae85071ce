// The templates and the style sheet of the public site, carried inside the binary.
#pragma once

#include <span>

#include "engine/packs.h"

namespace caseledger::adapters {

using engine::EmbeddedFile;

/// Every file of adapters/site, by its name there. Defined by the build.
std::span<const EmbeddedFile> shipped_site_files();

}  // namespace caseledger::adapters
