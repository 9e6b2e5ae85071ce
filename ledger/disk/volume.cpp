// Numbers are those of statfs(2) and linux/magic.h. Overlay file systems are local ones.
#include "ledger/disk/volume.h"

#include <sys/statvfs.h>
#include <sys/vfs.h>

#include <cerrno>
#include <utility>

#include "ledger/disk/durable_file.h"

namespace caseledger::ledger {
namespace {

constexpr std::pair<std::uint64_t, std::string_view> kNetworkFilesystems[] = {
    {0x6969, "NFS"},       {0x517b, "SMB"},       {0xff534d42, "CIFS"},   {0xfe534d42, "SMB2"},
    {0x01021997, "9p"},    {0x65735546, "FUSE"},  {0x5346414f, "AFS"},    {0x6b414653, "AFS"},
    {0x73757245, "Coda"},  {0x00c36400, "Ceph"},  {0x0bd00bd0, "Lustre"}, {0x564c, "NCP"},
    {0x01161970, "GFS2"},  {0x7461636f, "OCFS2"}, {0x47504653, "GPFS"},   {0xaad7aaea, "PanFS"},
    {0x013111a8, "IBRIX"}, {0x19830326, "fhgfs"}, {0x786f4256, "vboxsf"}, {0xbacbacbc, "VMHGFS"},
};

}  // namespace

std::optional<std::string_view> network_filesystem(std::uint64_t type) {
  for (const auto& [number, name] : kNetworkFilesystems) {
    if (number == type) return name;
  }
  return std::nullopt;
}

Result<void> refuse_network_filesystem(const std::filesystem::path& folder) {
  struct statfs info {};
  if (::statfs(folder.c_str(), &info) != 0) return system_fault("statfs", folder, errno);
  const auto name = network_filesystem(static_cast<std::uint64_t>(info.f_type) & 0xffffffff);
  if (!name) return {};
  const std::string type(*name);
  return fault(FaultKind::unavailable, folder.string(),
               {"位于网络文件系统" + type + "，账本须放在本机磁盘上",
                "lies on " + type + "; a ledger needs a local file system"});
}

Result<std::uint64_t> free_bytes(const std::filesystem::path& folder) {
  struct statvfs info {};
  if (::statvfs(folder.c_str(), &info) != 0) return system_fault("statvfs", folder, errno);
  return std::uint64_t{info.f_bavail} * info.f_frsize;
}

Result<void> need_free(const std::filesystem::path& folder, std::uint64_t bytes) {
  CL_TRY(const auto free, free_bytes(folder));
  if (free >= bytes) return {};
  const auto left = std::to_string(free), needed = std::to_string(bytes);
  return fault(FaultKind::full, folder.string(),
               {"磁盘剩余" + left + "字节，需要" + needed + "字节",
                left + " bytes are free, " + needed + " are needed"});
}

}  // namespace caseledger::ledger
