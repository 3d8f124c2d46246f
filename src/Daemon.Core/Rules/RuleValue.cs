using System.Globalization;

namespace Daemon.Core.Rules;

/// <summary>A value of the rules language.</summary>
internal abstract record RuleValue
{
    /// <summary>Starlark's name of the type.</summary>
    public abstract string TypeName { get; }

    /// <summary>As Starlark would print it.</summary>
    public abstract string Repr { get; }

    internal sealed record Text(string Value) : RuleValue
    {
        public override string TypeName => "string";

        public override string Repr => RuleText.Quote(Value);
    }

    internal sealed record Number(long Value) : RuleValue
    {
        public override string TypeName => "int";

        public override string Repr => Value.ToString(CultureInfo.InvariantCulture);
    }

    internal sealed record Boolean(bool Value) : RuleValue
    {
        public override string TypeName => "bool";

        public override string Repr => Value ? "True" : "False";
    }

    internal sealed record None : RuleValue
    {
        public override string TypeName => "NoneType";

        public override string Repr => "None";
    }

    internal sealed record List(IReadOnlyList<RuleValue> Items) : RuleValue
    {
        public override string TypeName => "list";

        public override string Repr => $"[{string.Join(", ", Items.Select(item => item.Repr))}]";
    }
}
