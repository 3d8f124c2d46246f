using Daemon.Config.Model;

namespace Daemon.Core.Skills;

/// <summary>
/// The skills of a folder under a configuration. What was found is remembered for a few seconds, so that turns in quick succession
/// do not walk the disk again.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public sealed class SkillSource(string codexHome, string home, TimeProvider clock)
{
    private const int MaxFolders = 64;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long At, IReadOnlyList<Skill> Skills, IReadOnlyList<SkillProblem> Problems)> _found = new(StringComparer.Ordinal);
    private IReadOnlyList<string> _extraRoots = [];

    /// <summary>Folders of skills beside the usual ones; absolute. Setting them forgets what was found.</summary>
    public IReadOnlyList<string> ExtraRoots
    {
        get => Volatile.Read(ref _extraRoots);
        set
        {
            Volatile.Write(ref _extraRoots, value);
            Forget();
        }
    }

    /// <summary>The next call looks at the disk.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _found.Clear();
        }
    }

    /// <param name="cwd">Absolute.</param>
    /// <returns>All skills, the switched-off ones too, and the files that are none.</returns>
    public (IReadOnlyList<Skill> Skills, IReadOnlyList<SkillProblem> Problems) Find(string cwd, SkillSettings settings)
    {
        var (skills, problems) = Remember(cwd, () => SkillCatalog.Find(cwd, codexHome, home, ExtraRoots));
        foreach (var folder in settings.PluginFolders)
        {
            var found = Remember($"{folder.PluginId}:{folder.Path}", () => SkillCatalog.FindIn(folder));
            skills = [.. skills, .. found.Skills];
            problems = [.. problems, .. found.Problems];
        }

        return (
            [
                .. skills.Where(skill => settings.Bundled || skill.Scope != SkillScope.System).Select(skill => Switched(skill, settings))
                    .DistinctBy(skill => skill.Path)
                    .OrderBy(skill => skill.Scope).ThenBy(skill => skill.Name, StringComparer.Ordinal),
            ],
            problems);
    }

    private (IReadOnlyList<Skill> Skills, IReadOnlyList<SkillProblem> Problems) Remember(
        string place, Func<(IReadOnlyList<Skill> Skills, IReadOnlyList<SkillProblem> Problems)> find)
    {
        lock (_gate)
        {
            if (_found.TryGetValue(place, out var known) && clock.GetElapsedTime(known.At) < Fresh)
            {
                return (known.Skills, known.Problems);
            }
        }

        var (skills, problems) = find();
        lock (_gate)
        {
            if (_found.Count >= MaxFolders)
            {
                _found.Clear();
            }

            _found[place] = (clock.GetTimestamp(), skills, problems);
        }

        return (skills, problems);
    }

    private static Skill Switched(Skill skill, SkillSettings settings)
    {
        var enabled = true;
        foreach (var one in settings.Switches)
        {
            if (one.Path is { } path ? path == skill.Path : one.Name == skill.Name)
            {
                enabled = one.Enabled;
            }
        }

        return enabled == skill.IsEnabled ? skill : skill with { IsEnabled = enabled };
    }
}
