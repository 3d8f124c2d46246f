using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sandbox;

/// <summary>What was refused to one command: each kind once, with a count. Bounded. Thread-safe.</summary>
internal sealed class DenialLog
{
    /// <summary>A command that is refused more different things than this is not understood by a longer list.</summary>
    private const int MaxKinds = 100;

    private readonly Lock _gate = new();
    private readonly List<DeniedOperation> _denials = [];

    /// <summary>What there is by now, in order of first refusal.</summary>
    public IReadOnlyList<DeniedOperation> Snapshot()
    {
        lock (_gate)
        {
            return [.. _denials];
        }
    }

    public void Add(SandboxOperation operation, string target, string process)
    {
        lock (_gate)
        {
            int place = _denials.FindIndex(denial => denial.Operation == operation && denial.Target == target && denial.Process == process);
            if (place >= 0)
            {
                _denials[place] = _denials[place] with { Count = _denials[place].Count + 1 };
            }
            else if (_denials.Count < MaxKinds)
            {
                _denials.Add(new DeniedOperation(operation, target, process, 1));
            }
        }
    }
}
