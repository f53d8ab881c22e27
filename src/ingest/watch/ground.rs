//! Whether the system tells of changes in a folder. Over a network it tells of our own only, and of what a
//! program makes up as it is read, of none.

use std::path::Path;

/// File systems that are elsewhere or nowhere, by the numbers of `statfs(2)`.
#[cfg(target_os = "linux")]
const SILENT: &[u32] = &[
    0x0000_6969, // NFS
    0x0000_517B, // SMB
    0xFE53_4D42, // SMB 2
    0xFF53_4D42, // CIFS
    0x0000_564C, // NCP
    0x0102_1997, // 9P, as for folders of a host or of Windows
    0x6573_5546, // FUSE, as for sshfs
    0x5346_414F, // AFS
    0x6B41_4653, // AFS of the kernel
    0x7375_7245, // Coda
    0x00C3_6400, // Ceph
    0x0BD0_0BD0, // Lustre
    0x4750_4653, // GPFS
    0x0116_1970, // GFS 2
    0x7461_636F, // OCFS 2
    0x786F_4256, // folders of a VirtualBox host
    0xBACB_ACBC, // folders of a VMware host
    0x0000_9FA0, // proc
    0x6265_6572, // sysfs
];

/// Whether the system can be relied on to tell of changes in `folder`.
#[cfg(target_os = "linux")]
pub(super) fn tells_of_changes(folder: &Path) -> bool {
    // The numbers have 32 bits, however wide the field is.
    rustix::fs::statfs(folder).is_ok_and(|found| !SILENT.contains(&(found.f_type as u32)))
}

/// Whether the system can be relied on to tell of changes in `folder`.
#[cfg(not(target_os = "linux"))]
pub(super) fn tells_of_changes(_folder: &Path) -> bool {
    true
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_disk_tells_and_what_is_made_up_does_not() {
        assert!(tells_of_changes(Path::new(env!("CARGO_MANIFEST_DIR"))));
        assert!(!tells_of_changes(Path::new("/proc")));
        assert!(!tells_of_changes(Path::new("/sys")));
    }
}
