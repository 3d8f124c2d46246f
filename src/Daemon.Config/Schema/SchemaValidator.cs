using System.Globalization;

using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Schema;

/// <summary>
/// Compares a table with the schema and lists every problem in document order. Messages follow the reference's deserialiser, because
/// editors show them and users search for them.
/// </summary>
internal sealed class SchemaValidator
{
    private readonly List<SchemaProblem> _problems = [];
    private readonly List<string> _path = [];

    private SchemaValidator()
    {
    }

    public static IReadOnlyList<SchemaProblem> Validate(TomlTable table, Shape shape)
    {
        var validator = new SchemaValidator();
        validator.Check(table, shape);
        return validator._problems;
    }

    private void Check(TomlValue value, Shape shape)
    {
        switch (shape)
        {
            case Shape.Text text:
                CheckText(value, text);
                break;
            case Shape.FilePath:
                CheckPath(value);
                break;
            case Shape.Flag:
                Expect(value is TomlBoolean, value, "a boolean");
                break;
            case Shape.Number number:
                CheckNumber(value, number);
                break;
            case Shape.Integer integer:
                CheckInteger(value, integer);
                break;
            case Shape.Choice choice:
                CheckChoice(value, choice);
                break;
            case Shape.ChoiceOrVariant choice:
                CheckVariant(value, choice);
                break;
            case Shape.List list:
                CheckList(value, list);
                break;
            case Shape.Map map:
                CheckMap(value, map);
                break;
            case Shape.Table table:
                CheckTable(value, table);
                break;
            case Shape.OneOf union:
                CheckUnion(value, union);
                break;
            case Shape.Opaque:
                break;
            default:
                throw new ArgumentException($"No validation for shape {shape.GetType().Name}.", nameof(shape));
        }
    }

    private void CheckText(TomlValue value, Shape.Text shape)
    {
        if (value is not TomlString text)
        {
            // A date without quotes reads as the text that it is.
            Expect(value is TomlDateTime, value, "a string");
        }
        else if (text.Value.Length == 0 && shape.EmptyMessage is { } message)
        {
            Report(value, message);
        }
    }

    private void CheckPath(TomlValue value)
    {
        if (value is not TomlString path)
        {
            Expect(false, value, "path string");
        }
        else if (path.Value.Contains('\0', StringComparison.Ordinal))
        {
            Report(value, Paths.NulMessage);
        }
    }

    private void CheckInteger(TomlValue value, Shape.Integer shape)
    {
        if (value is not TomlInteger integer)
        {
            Expect(false, value, shape.TypeName);
        }
        else if (integer.Value < shape.Minimum || integer.Value > shape.Maximum)
        {
            Report(value, $"invalid value: {ValueNames.Describe(value)}, expected {shape.TypeName}");
        }
    }

    private void CheckNumber(TomlValue value, Shape.Number shape)
    {
        double? number = value switch
        {
            TomlFloat fraction => fraction.Value,
            TomlInteger integer => integer.Value,
            _ => null,
        };
        if (number is null)
        {
            Expect(false, value, "f64");
        }
        else if (shape.PositiveMessage is { } message && !(double.IsFinite(number.Value) && number > 0))
        {
            Report(value, message);
        }
    }

    private void CheckChoice(TomlValue value, Shape.Choice shape)
    {
        switch (value)
        {
            case TomlString word when shape.Refused?.TryGetValue(word.Value, out var message) == true:
                Report(value, message);
                break;
            case TomlString word when !shape.Accepts(word.Value):
                Report(value, ValueNames.UnknownVariant(word.Value, shape.Words));
                break;
            case TomlString:
                break;
            case var _ when shape.Refused is not null:
                // Such words are read as text first.
                Expect(false, value, "a string");
                break;
            case TomlTable { Entries: [var only] }:
                Report(
                    value,
                    shape.Accepts(only.Key)
                        ? "invalid type: map, expected unit variant"
                        : ValueNames.UnknownVariant(only.Key, shape.Words));
                break;
            default:
                Report(value, ValueNames.NotAVariant(value));
                break;
        }
    }

    private void CheckVariant(TomlValue value, Shape.ChoiceOrVariant shape)
    {
        switch (value)
        {
            case TomlString word when !shape.Order.Contains(word.Value):
                Report(value, ValueNames.UnknownVariant(word.Value, shape.Order));
                break;
            case TomlString word when !shape.Words.Contains(word.Value):
                Report(value, "invalid type: unit variant, expected struct variant");
                break;
            case TomlString:
                break;
            case TomlTable { Entries: [var only] }:
                if (shape.Variants().FirstOrDefault(variant => variant.Name == only.Key) is { } known)
                {
                    Within(only.Key, () => Check(only.Value, known.Shape));
                }
                else
                {
                    Report(
                        value,
                        shape.Order.Contains(only.Key)
                            ? "invalid type: map, expected unit variant"
                            : ValueNames.UnknownVariant(only.Key, shape.Order));
                }

                break;
            default:
                Report(value, ValueNames.NotAVariant(value));
                break;
        }
    }

    private void CheckList(TomlValue value, Shape.List shape)
    {
        if (value is not TomlArray array)
        {
            Expect(false, value, "a sequence");
            return;
        }

        for (var i = 0; i < array.Items.Count; i++)
        {
            var item = array.Items[i];
            Within(i.ToString(CultureInfo.InvariantCulture), () => Check(item, shape.Item));
        }
    }

    private void CheckMap(TomlValue value, Shape.Map shape)
    {
        if (value is not TomlTable table)
        {
            Expect(false, value, "a map");
            return;
        }

        foreach (var entry in table.Entries)
        {
            Within(entry.Key, () => Check(entry.Value, shape.Value));
        }
    }

    private void CheckTable(TomlValue value, Shape.Table shape)
    {
        if (value is not TomlTable table)
        {
            Expect(false, value, $"struct {shape.Name}");
            return;
        }

        var before = _problems.Count;
        foreach (var entry in table.Entries)
        {
            if (shape.Members.TryGet(entry.Key, out var key))
            {
                Within(entry.Key, () => Check(entry.Value, key.Shape));
            }
            else if (shape.Rest is { } rest)
            {
                Within(entry.Key, () =>
                {
                    Check(entry.Value, rest);
                    if (shape.WarnRest)
                    {
                        ReportUnknown(entry, shape);
                    }
                });
            }
            else
            {
                Within(entry.Key, () => ReportUnknown(entry, shape));
            }
        }

        foreach (var key in shape.Members.InOrder)
        {
            if (key.Required && !table.TryGet(key.Name, out _))
            {
                Report(value, $"missing field `{key.Name}`");
            }
        }

        if (shape.Rule is { } rule && _problems.FindIndex(before, problem => problem.Kind == SchemaProblemKind.Type) < 0 && rule(table) is { } fault)
        {
            Report(value, fault);
        }
    }

    private void CheckUnion(TomlValue value, Shape.OneOf shape)
    {
        var outer = _problems.Count;
        foreach (var alternative in shape.Alternatives)
        {
            Check(value, alternative);
            var found = _problems[outer..];
            if (!found.Any(problem => problem.Kind == SchemaProblemKind.Type))
            {
                return;
            }

            _problems.RemoveRange(outer, found.Count);
        }

        Report(value, shape.Expected is { } expected
            ? $"invalid type: {ValueNames.Describe(value)}, expected {expected}"
            : $"data did not match any variant of untagged enum {shape.Name}");
    }

    private void Expect(bool holds, TomlValue value, string expected)
    {
        if (!holds)
        {
            Report(value, $"invalid type: {ValueNames.Describe(value)}, expected {expected}");
        }
    }

    private void Report(TomlValue value, string message) =>
        _problems.Add(new SchemaProblem(SchemaProblemKind.Type, [.. _path], message, value.Span));

    private void ReportUnknown(TomlEntry entry, Shape.Table shape) => _problems.Add(shape.Closed
        ? new SchemaProblem(
            SchemaProblemKind.Type, [.. _path], ValueNames.UnknownField(entry.Key, [.. shape.Members.InOrder.Select(key => key.Name)]), entry.KeySpan)
        : new SchemaProblem(
            SchemaProblemKind.UnknownKey, [.. _path], $"unknown configuration field `{string.Join('.', _path)}`", entry.KeySpan, shape));

    private void Within(string segment, Action action)
    {
        _path.Add(segment);
        action();
        _path.RemoveAt(_path.Count - 1);
    }
}
