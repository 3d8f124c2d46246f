using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>
/// The descriptors to hand to a new process, moved out of the range of their targets: otherwise an early dup2 could overwrite a source
/// that a later one needs.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SpawnSources : IDisposable
{
    private readonly int[] _numbers;
    private readonly List<FileDescriptor> _moved = [];

    public SpawnSources(IReadOnlyList<int> descriptors)
    {
        _numbers = [.. descriptors];
        for (int target = 0; target < _numbers.Length; target++)
        {
            int source = _numbers[target];
            if (source >= 0 && source != target && source < _numbers.Length)
            {
                var copy = new FileDescriptor(Errno.Check(Libc.fcntl(source, Libc.F_DUPFD_CLOEXEC, _numbers.Length), "fcntl"));
                _moved.Add(copy);
                _numbers[target] = copy.Number;
            }
        }
    }

    public int Count => _numbers.Length;

    public int this[int target] => _numbers[target];

    public void Dispose() => _moved.ForEach(copy => copy.Dispose());
}
