import { Text } from 'ink';
export function QuizScreen(_: { lesson?: string; quiz?: string; anchor?: string }) {
  return <Text>stub</Text>;
}
