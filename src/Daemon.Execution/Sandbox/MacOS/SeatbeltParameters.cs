using System.Globalization;

namespace Daemon.Execution.Sandbox.MacOS;

/// <summary>
/// Paths of a policy. They are handed over beside its text (<c>-DNAME=path</c>), so that no path, whatever its characters, can say
/// anything in the policy's language.
/// </summary>
internal sealed class SeatbeltParameters
{
    private readonly List<(string Name, string Value)> _all = [];

    /// <summary>In order of first use.</summary>
    public IReadOnlyList<(string Name, string Value)> All => _all;

    /// <summary>An expression that stands for the path in the policy.</summary>
    public string Use(string kind, string path)
    {
        foreach ((string present, string value) in _all)
        {
            if (value == path)
            {
                return $"(param \"{present}\")";
            }
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"{kind}_{_all.Count}");
        _all.Add((name, path));
        return $"(param \"{name}\")";
    }
}
