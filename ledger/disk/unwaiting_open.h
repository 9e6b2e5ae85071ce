// Opening a file to read that somebody named. A pipe that bears a name would be waited for until
// somebody writes into it, perhaps for ever; pipes that are open already, as shells hand them on
// (/dev/fd/63), have a writer and may come.
#pragma once

#include <filesystem>

#include "ledger/disk/durable_file.h"

namespace caseledger::ledger {

/// As open(2) does it, with errno where it is not open. malformed: a pipe with a name.
Result<FileDescriptor> open_unwaiting(const std::filesystem::path& path);

}  // namespace caseledger::ledger
