using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Linux;
using Daemon.Execution.Sandbox.MacOS;

namespace Daemon.Execution.Tests.Sandbox.Verdicts;

/// <summary>One profile means the same on every system: what each system's rules answer is compared with one table.</summary>
public sealed class VerdictTests : IDisposable
{
    private readonly VerdictTree _tree = new();

    [Fact]
    public void The_table_is_large_and_has_every_kind_of_answer()
    {
        Assert.True(VerdictTable.For('L').Count > 600);
        Assert.Equal("-rw", string.Concat(VerdictTable.For('L').Select(verdict => verdict.Access).Distinct().Order()));
    }

    [Fact]
    public void Plans_answer_as_the_table_says() => Check(
        'L',
        profile =>
        {
            SandboxPlan plan = _tree.Plan(profile, StringComparison.Ordinal);
            return path => plan.HidesByName(path) ? '-' : plan.AccessTo(path) switch
            {
                PathAccess.Write => 'w',
                PathAccess.Read => 'r',
                _ => '-',
            };
        });

    /// <summary>A later match of a pattern is refused by name, which is the supervisor's part (DenialTests), not the mounts'.</summary>
    [Fact]
    public void Mounts_of_Linux_answer_as_the_table_says() => Check(
        'L',
        profile =>
        {
            SandboxPlan plan = _tree.Plan(profile, StringComparison.Ordinal);
            var features = new BubblewrapFeatures("/usr/bin/bwrap", CanMountProc: true, CanIsolateNetwork: true, IsSetUserId: false);
            var view = new MountView(BubblewrapArguments.Build(plan, features, _tree.Folder + "/ws", [], 3));
            return path => plan.HidesByName(path) && !Path.Exists(path) ? '-' : view.AccessTo(path);
        });

    [Fact]
    public void Policies_of_macOS_answer_as_the_table_says() => Check(
        'M', profile => new SbplEvaluator(SeatbeltPolicy.Build(MacPlan(profile), "/private/caches")).AccessTo);

    [Fact]
    public void Policies_of_macOS_reach_what_the_table_says()
    {
        foreach ((string profile, string address, char verdict) in VerdictTable.Network('M'))
        {
            var policy = new SbplEvaluator(SeatbeltPolicy.Build(MacPlan(profile), null));
            Assert.True(policy.Reaches(address) == (verdict == '+'), $"{profile} {address}: should be {verdict}");
        }
    }

    public void Dispose() => _tree.Dispose();

    private SandboxPlan MacPlan(string profile)
    {
        SandboxPlan plan = _tree.Plan(profile, StringComparison.OrdinalIgnoreCase);
        return plan.Network == NetworkMode.Proxied ? plan with { ProxyPorts = [28431] } : plan;
    }

    private void Check(char system, Func<string, Func<string, char>> accessUnder)
    {
        var wrong = new List<string>();
        foreach (var column in VerdictTable.For(system).GroupBy(verdict => verdict.Profile))
        {
            Func<string, char> access = accessUnder(column.Key);
            foreach ((string profile, string path, char expected) in column)
            {
                char actual = access(path.StartsWith('/') ? path : path == "." ? _tree.Folder : path == ".." ? Path.GetDirectoryName(_tree.Folder)! : $"{_tree.Folder}/{path}");
                if (actual != expected)
                {
                    wrong.Add($"{profile} {path}: {expected} expected, {actual} found");
                }
            }
        }

        Assert.Empty(wrong);
    }
}
