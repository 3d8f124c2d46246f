using Daemon.Protocol.Acp.Sessions;
using Daemon.Protocol.V2.Models;

namespace Daemon.Acp.Sessions;

/// <summary>The settings of a session that the editor shows as lists: the model, and how long it thinks.</summary>
/// <param name="models">The models to choose from.</param>
/// <param name="model">The one in use; it may be none of them.</param>
/// <param name="effort">The effort in use; null for the model's own.</param>
internal sealed class SessionSettings(IReadOnlyList<Model> models, string model, string? effort)
{
    public const string ModelId = "model";
    public const string EffortId = "reasoning_effort";

    public string Model { get; private set; } = model;

    public string? Effort { get; private set; } = effort;

    /// <summary>What the editor shows.</summary>
    public IReadOnlyList<SessionConfigOption> Options
    {
        get
        {
            var current = Find(Model);
            var modelOption = new SessionConfigOption
            {
                Id = ModelId,
                Name = "Model",
                Category = "model",
                CurrentValue = Model,
                Options = current is null ? [new SessionConfigValue { Value = Model, Name = Model }, .. Models()] : [.. Models()],
            };
            return current is { SupportedReasoningEfforts: [_, ..] efforts }
                ? [modelOption, EffortOption(efforts, Effort ?? current.DefaultReasoningEffort)]
                : [modelOption];
        }
    }

    /// <summary>Takes a choice over. False when it is not among the choices.</summary>
    public bool TryChoose(string option, string value)
    {
        if (!Options.Any(o => o.Id == option && o.Options.Any(v => v.Value == value)))
        {
            return false;
        }

        if (option == EffortId)
        {
            Effort = value;
            return true;
        }

        Model = value;
        // An effort that the new model does not have would be refused by it.
        Effort = Find(value)?.SupportedReasoningEfforts.Any(e => e.ReasoningEffort == Effort) == true ? Effort : null;
        return true;
    }

    private static SessionConfigOption EffortOption(IReadOnlyList<ReasoningEffortOption> efforts, string current)
    {
        List<SessionConfigValue> values = [];
        foreach (var effort in efforts)
        {
            values.Add(new SessionConfigValue { Value = effort.ReasoningEffort, Name = effort.ReasoningEffort, Description = effort.Description });
        }

        return new SessionConfigOption
        {
            Id = EffortId,
            Name = "Reasoning effort",
            Category = "thought_level",
            CurrentValue = current,
            Options = values,
        };
    }

    private Model? Find(string slug) => models.FirstOrDefault(m => m.Slug == slug);

    private IEnumerable<SessionConfigValue> Models() =>
        models.Select(m => new SessionConfigValue { Value = m.Slug, Name = m.DisplayName, Description = m.Description });
}
