using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux.Supervision;

/// <summary>What a call that waits is answered.</summary>
/// <param name="Continues">The kernel goes on with it, and decides.</param>
/// <param name="Error">The error number that it fails with, else 0.</param>
/// <param name="Descriptor">A file that its process gets as the result; then owned by who answers.</param>
/// <param name="ClosesOnExec">Whether the process keeps that descriptor to itself.</param>
internal readonly record struct CallDecision(bool Continues, int Error, FileDescriptor? Descriptor = null, bool ClosesOnExec = false)
{
    public static CallDecision Continue { get; } = new(Continues: true, 0);

    /// <summary>It was done for the process; its result is 0.</summary>
    public static CallDecision Done { get; } = new(Continues: false, 0);

    public static CallDecision Fail(int error) => new(Continues: false, error);
}
